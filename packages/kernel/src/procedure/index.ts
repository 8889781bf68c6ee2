export { checkRawInput } from './check-raw-input.ts';
export { actorId, principalOf, userOf, type Actor, type ActorType } from './actor.ts';
export {
  callerId,
  type Call,
  type Context,
  type ReadCall,
  type ReadContext,
  type RequestContext,
  type RequestFacts,
  type Services,
  type FindPlace,
  type SignInProviderSettings,
} from './context.ts';
export { command, type CommandProcedure } from './command.ts';
export { publicRead, query, type QueryProcedure } from './query.ts';
export type { AuditSpec, Idempotency, ProcedureMeta, RateClass } from './meta.ts';
export type {
  AccessPort,
  AuditEntry,
  AuditPort,
  Grants,
  LimitPort,
  LimitVerdict,
  RefusalEntry,
  ThingRefusal,
  UsagePort,
  WeighedCall,
} from './ports.ts';
export { runInTransaction, type Origin } from './run-in-transaction.ts';
export { defineScopes, PLATFORM_ADMIN, SELF, SYSTEM_ROLES, type KeyClass, type Scope, type SystemRole } from './scope.ts';
export { t, toAppError, type CallerFactoryOf, type RouterOf } from './trpc.ts';
