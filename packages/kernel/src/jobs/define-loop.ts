import type { Services } from '../procedure/context.ts';
import type { ScheduleCall } from './define-schedule.ts';

/** Asks the database across tenants, as the jobs role may. */
export type JobsQuery = <Row extends object>(text: string, values: readonly unknown[]) => Promise<Row[]>;

/** What a loop gets. */
export interface LoopCall {
  services: Services;
  query: JobsQuery;
  /** One transaction of a tenant. */
  transaction: ScheduleCall['transaction'];
  /** Aborted when the worker stops: finish what runs, begin nothing, return. */
  signal: AbortSignal;
}

/**
 * Work that goes on for as long as a worker lives, for what neither a fact nor the hour begins: a queue of its own in a table. Every
 * worker runs it, so what it takes it claims.
 */
export interface Loop {
  /** `<system>.<verb-noun>`. */
  name: string;
  describe: string;
  run(call: LoopCall): Promise<void>;
}

export function defineLoop(loop: Loop): Loop {
  return Object.freeze(loop);
}
