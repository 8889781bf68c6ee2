export * from './core/index.ts';
export { defineFact, type Fact } from './facts/index.ts';
export { defineJob, startWorker, type Job, type JobCall, type Worker } from './jobs/index.ts';
export * from './procedure/index.ts';
