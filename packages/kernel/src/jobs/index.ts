export { defineJob, type Job, type JobCall } from './define-job.ts';
export { defineSchedule, type Schedule, type ScheduleCall } from './define-schedule.ts';
export { runSchedule } from './run-schedule.ts';
export { startWorker, type Worker } from './start-worker.ts';
