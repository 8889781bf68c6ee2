import type { z } from 'zod';
import type { Fact } from '../facts/index.ts';
import type { Context, Services } from '../procedure/context.ts';

/** What a job's handler gets. It opens transactions itself, because long work must not hold one. */
export interface JobCall<Input> {
  services: Services;
  tenantId: string;
  input: Input;
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
  attempts: number;
  /** How many run at once in one worker. */
  concurrency: number;
  run(call: JobCall<z.output<Input>>): Promise<void>;
}

export function defineJob<Input extends z.ZodType>(job: Job<Input>): Job<Input> {
  return Object.freeze(job);
}
