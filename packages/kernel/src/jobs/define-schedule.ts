import type { Context, Services } from '../procedure/context.ts';

/** What the work of a schedule gets. */
export interface ScheduleCall {
  services: Services;
  now: Date;
  /** Aborted when the worker stops: finish soon, the rest is done the next time. */
  signal: AbortSignal;
  /** One transaction of a tenant; of a removed one only if that is said. `timeout` is for work that goes through much: milliseconds. */
  transaction<T>(tenantId: string, work: (ctx: Context) => Promise<T>, options?: { evenRemoved?: boolean; timeout?: number }): Promise<T>;
  /**
   * Work for every tenant, one transaction each, the platform's own included. A tenant whose work fails does not keep the others
   * from theirs; the run fails at the end, so that it is seen and tried again.
   */
  eachTenant(work: (ctx: Context) => Promise<unknown>, options?: { timeout?: number }): Promise<void>;
}

/**
 * Work that the clock begins. However many workers there are, one of them does it at each time; it is done at least once, so it
 * has to be idempotent, and it may come late or not at all while no worker runs: ask what is due, not what time it is.
 */
export interface Schedule {
  /** `<system>.<verb-noun>`. */
  name: string;
  describe: string;
  /** Five fields, in UTC. */
  cron: string;
  run(call: ScheduleCall): Promise<void>;
}

export function defineSchedule(schedule: Schedule): Schedule {
  return Object.freeze(schedule);
}
