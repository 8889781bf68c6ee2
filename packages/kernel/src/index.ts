export * from './core/index.ts';
export { defineFact, emitFact, listWebhookFacts, type Fact } from './facts/index.ts';
export {
  defineJob,
  defineSchedule,
  runSchedule,
  startWorker,
  type Job,
  type JobCall,
  type Schedule,
  type ScheduleCall,
  type Worker,
} from './jobs/index.ts';
export { sweepIdempotencyKeys } from './idempotency/sweep-idempotency-keys.ts';
export * from './procedure/index.ts';
