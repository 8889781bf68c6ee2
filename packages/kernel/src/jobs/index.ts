export { defineJob, factsOf, type HeardFact, type Job, type JobCall } from './define-job.ts';
export { defineLoop, type JobsQuery, type Loop, type LoopCall } from './define-loop.ts';
export { defineSchedule, type Schedule, type ScheduleCall } from './define-schedule.ts';
export { runSchedule, transactionsOf } from './run-schedule.ts';
export { startWorker, type Worker } from './start-worker.ts';
