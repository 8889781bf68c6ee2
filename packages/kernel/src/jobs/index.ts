export { defineJob, type Job, type JobCall } from './define-job.ts';
export { startWorker, type Worker } from './start-worker.ts';
