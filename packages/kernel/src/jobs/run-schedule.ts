import { newId } from '../core/index.ts';
import type { Services } from '../procedure/context.ts';
import { runInTransaction } from '../procedure/run-in-transaction.ts';
import type { Schedule, ScheduleCall } from './define-schedule.ts';

const NO_SCOPES: ReadonlySet<string> = new Set();

export interface ScheduleRun {
  services: Services;
  /** Every tenant there is; only the jobs role may ask. */
  tenants(): Promise<readonly string[]>;
  signal?: AbortSignal;
}

/** Does the work of a schedule once, now. The worker calls it when the clock says so, tests when they like. */
export async function runSchedule(schedule: Schedule, { services, tenants, signal }: ScheduleRun): Promise<void> {
  const log = services.log.child({ schedule: schedule.name });
  const logged = { ...services, log };
  const stopped = signal ?? new AbortController().signal;
  const transaction = transactionsOf(schedule.name, logged);
  await schedule.run({ services: logged, now: services.clock.now(), signal: stopped, transaction, eachTenant });

  async function eachTenant(...[work, options]: Parameters<ScheduleCall['eachTenant']>): Promise<void> {
    const failures: unknown[] = [];
    for (const tenantId of await tenants()) {
      if (stopped.aborted) return;
      try {
        await transaction(tenantId, work, options);
      } catch (error) {
        failures.push(error);
        log.warn({ tenant_id: tenantId, err: error }, 'schedule failed for a tenant');
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `${schedule.name} failed for ${failures.length} tenants.`);
  }
}

/** Transactions of tenants in the name of a piece of work that nobody asked for. */
export function transactionsOf(name: string, services: Services): ScheduleCall['transaction'] {
  const request = { id: newId(), ip: '', userAgent: null };
  const origin = { services, actor: { type: 'system', name } as const, request, setHeader: () => {} };
  return (tenantId, work, { evenRemoved, timeout } = {}) =>
    runInTransaction(origin, { tenantId, scopes: NO_SCOPES, evenRemoved, timeout }, work);
}
