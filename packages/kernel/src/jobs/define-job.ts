import type { z } from 'zod';
import type { Fact } from '../facts/index.ts';
import type { Context, Services } from '../procedure/context.ts';

/** What of a fact is known besides its payload. */
export interface HeardFact {
  id: string;
  name: string;
  occurredAt: Date;
}

/** What a job's handler gets. It opens transactions itself, because long work must not hold one. */
export interface JobCall<Input> {
  services: Services;
  tenantId: string;
  input: Input;
  /** The fact that was heard; unknown for a job that an earlier release queued. */
  fact?: HeardFact | undefined;
  /** 1 at first, one more at each retry. */
  attempt: number;
  /** Whether a failure now is the last: then the handler should leave the thing in a state that people can see. */
  isLastAttempt: boolean;
  /** Aborted when the worker stops: finish soon or throw, the job will be tried again. */
  signal: AbortSignal;
  /** One transaction of the job's tenant. */
  transaction<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
}

/**
 * Work outside a request. It is done at least once, so the handler has to be idempotent: done twice, at the same time or killed
 * in the middle, it must end in the same state (C10).
 */
export interface Job<Input extends z.ZodType = z.ZodType> {
  /** `<system>.<verb-noun>`. */
  name: string;
  describe: string;
  /** The fact that starts it; its payload is the input. */
  hears: Fact<Input>;
  /** Further facts that do. */
  alsoHears?: readonly Fact<Input>[];
  attempts: number;
  /** How many run at once in one worker. */
  concurrency: number;
  /** Also for a tenant that is removed; every other job waits until its tenant is back, and goes with it when it is purged. */
  evenRemoved?: true;
  run(call: JobCall<z.output<Input>>): Promise<void>;
}

/** The facts that start a job. */
export function factsOf<Input extends z.ZodType>(job: Job<Input>): readonly Fact<Input>[] {
  return [job.hears, ...(job.alsoHears ?? [])];
}

export function defineJob<Input extends z.ZodType>(job: Job<Input>): Job<Input> {
  return Object.freeze(job);
}
