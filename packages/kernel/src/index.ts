export * from './core/index.ts';
export { defineFact, emitFact, listWebhookFacts, OUTBOX_CHANNEL, type Fact } from './facts/index.ts';
export {
  defineJob,
  defineLoop,
  defineSchedule,
  factsOf,
  runSchedule,
  startWorker,
  transactionsOf,
  type HeardFact,
  type Job,
  type JobCall,
  type JobsQuery,
  type Loop,
  type LoopCall,
  type Schedule,
  type ScheduleCall,
  type Worker,
} from './jobs/index.ts';
export { sweepIdempotencyKeys } from './idempotency/sweep-idempotency-keys.ts';
export * from './procedure/index.ts';
