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
  const origin = {
    services: { ...services, log },
    actor: { type: 'system', name: schedule.name } as const,
    request: { id: newId(), ip: '', userAgent: null },
    setHeader: () => {},
  };
  const stopped = signal ?? new AbortController().signal;
  const transaction: ScheduleCall['transaction'] = (tenantId, work, { evenRemoved } = {}) =>
    runInTransaction(origin, { tenantId, scopes: NO_SCOPES, evenRemoved }, work);
  await schedule.run({ services: origin.services, now: services.clock.now(), signal: stopped, transaction, eachTenant });

  async function eachTenant(work: Parameters<ScheduleCall['eachTenant']>[0]): Promise<void> {
    const failures: unknown[] = [];
    for (const tenantId of await tenants()) {
      if (stopped.aborted) return;
      try {
        await transaction(tenantId, work);
      } catch (error) {
        failures.push(error);
        log.warn({ tenant_id: tenantId, err: error }, 'schedule failed for a tenant');
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `${schedule.name} failed for ${failures.length} tenants.`);
  }
}
