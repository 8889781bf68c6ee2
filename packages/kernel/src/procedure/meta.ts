import type { z } from 'zod';
import type { ErrorDefinition } from '../core/index.ts';
import type { Authorized } from './authorize.ts';
import type { Context, ReadContext, RequestContext } from './context.ts';
import type { Scope } from './scope.ts';

/** How many calls of a kind one caller may make; the figures stand in `limits`. */
export type RateClass = 'read' | 'write' | 'auth' | 'upload' | 'heavy';

/** Who may call: a scope, or everybody for a stated reason. */
export type Access = { scope: Scope; public?: never } | { scope?: never; public: { reason: string } };

interface Common<Input extends z.ZodObject, Output extends z.ZodType> {
  /** One sentence for the reference. */
  describe: string;
  input: Input;
  output: Output;
  /** Every way to fail besides the common ones. */
  errors: readonly ErrorDefinition[];
  rate: RateClass;
  /** Wants a sign-in of the last ten minutes (A13). */
  stepUp?: true;
  /** Among what is one's own (SELF): also for people whose address is not verified yet. */
  unverified?: true;
  /** Why it is written down who reads this: it tells of people, of keys or of the trail (4.31). */
  sensitive?: string;
  /**
   * Where the tenant comes from when neither the caller nor the platform is it: found from the input. Also the place for work that
   * must not hold a connection, as it runs when the call is allowed and parsed and before its transaction opens.
   */
  tenant?: (call: { ctx: RequestContext & { authorized: Authorized }; input: z.output<Input> }) => Promise<string>;
}

export interface AuditSpec<Input, Output> {
  /** `<system>.<aggregate>.<what was done>`, in the past tense. */
  action: string;
  resourceType: string;
  resourceId: (call: { ctx: Context; input: Input; output: Output }) => string | null;
}

/**
 * Whether a repeated call is safe: `natural` repeats to the same end, `key` may be sent with an Idempotency-Key, `required` must be.
 */
export type Idempotency = 'natural' | 'key' | 'required';

export type QuerySpec<Input extends z.ZodObject, Output extends z.ZodType> = Access &
  Common<Input, Output> & {
    run: (call: { ctx: Context; input: z.output<Input> }) => Promise<z.input<Output>>;
  };

/** A query of the public whose statements need not see the same moment. */
export type PublicReadSpec<Input extends z.ZodObject, Output extends z.ZodType> = Extract<Access, { scope?: never }> &
  Common<Input, Output> &
  Required<Pick<Common<Input, Output>, 'tenant'>> & {
    run: (call: { ctx: ReadContext; input: z.output<Input> }) => Promise<z.input<Output>>;
  };

export type CommandSpec<Input extends z.ZodObject, Output extends z.ZodType> = Access &
  Common<Input, Output> & {
    audit: AuditSpec<z.output<Input>, z.input<Output>>;
    idempotent: Idempotency;
    /** Also for a tenant that is removed, to which nothing else leads: the verb itself looks whose it is. */
    evenRemoved?: true;
    run: (call: { ctx: Context; input: z.output<Input> }) => Promise<z.input<Output>>;
  };

/** What every procedure tells about itself: matrix, fuzzing, reference, SDK and limits are generated from it. */
export interface ProcedureMeta {
  kind: 'query' | 'command';
  scope: Scope | null;
  publicReason: string | null;
  describe: string;
  input: z.ZodObject;
  output: z.ZodType;
  errors: readonly ErrorDefinition[];
  rate: RateClass;
  stepUp: boolean;
  unverified: boolean;
  sensitive: string | null;
  audit: string | null;
  idempotent: Idempotency | null;
}

/** What a specification says of itself, without its types. */
export function metaOf(
  spec: Access & Omit<Common<z.ZodObject, z.ZodType>, 'tenant'>,
  rest: Pick<ProcedureMeta, 'kind' | 'audit' | 'idempotent'>,
): ProcedureMeta {
  return {
    ...rest,
    scope: spec.scope ?? null,
    publicReason: spec.public?.reason ?? null,
    describe: spec.describe,
    input: spec.input,
    output: spec.output,
    errors: spec.errors,
    rate: spec.rate,
    stepUp: spec.stepUp ?? false,
    unverified: spec.unverified ?? false,
    sensitive: spec.sensitive ?? null,
  };
}
