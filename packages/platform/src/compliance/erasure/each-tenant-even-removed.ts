import type { Context, ScheduleCall } from '@belvedere/kernel';
import { listRemovals } from '../../tenancy/removal/table.ts';

/** What is asked about a person counts in removed tenants too: they may come back. */
export async function eachTenantEvenRemoved(
  run: Pick<ScheduleCall, 'services' | 'transaction' | 'eachTenant'>,
  work: (ctx: Context) => Promise<unknown>,
): Promise<void> {
  await run.eachTenant(work);
  for (const { tenantId } of await listRemovals(run.services.database)) await run.transaction(tenantId, work, { evenRemoved: true });
}
