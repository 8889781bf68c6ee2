import type { ScheduleCall } from '@belvedere/kernel';
import { destroyDataKey } from '../../data-keys/destroy-data-key.ts';
import { exportKey } from '../exports/export-key.ts';
import { eraseFrom, eraseInTenant, type Erased } from '../personal-data/erase-in-tenant.ts';
import { personOf } from '../personal-data/person-of.ts';
import { forgetInQueue, personalTables, type TableEntry } from '../personal-data/table.ts';
import { personErased } from '../facts.ts';
import { eachTenantEvenRemoved } from './each-tenant-even-removed.ts';
import { listExportsOf, PLATFORM_TENANT_ID, type Candidate } from './table.ts';

/** Where an erasure runs: every tenant, one transaction each. */
export type ErasureRun = Pick<ScheduleCall, 'services' | 'transaction' | 'eachTenant'>;

/**
 * Erases a person from every tenant and from the platform; done twice it is done once. Their data key goes last, and with it whatever
 * was sealed for them in records that stay. What others made together with them stays under a pseudonym.
 */
export async function erasePerson(run: ErasureRun, candidate: Candidate, tables?: readonly TableEntry[]): Promise<Erased> {
  const person = personOf(candidate);
  const total: Erased = {};
  const add = (erased: Erased) => {
    for (const [table, rows] of Object.entries(erased)) total[table] = (total[table] ?? 0) + rows;
  };
  await eachTenantEvenRemoved(run, async (ctx) => {
    const archives = await listExportsOf(ctx.tx, ctx.tenantId, candidate.id);
    const erased = await eraseInTenant(ctx, person, tables);
    for (const id of archives) await ctx.services.storage.delete(exportKey(ctx.tenantId, id));
    add(erased);
    if (Object.keys(erased).length > 0)
      await ctx.emit(personErased, { aggregateId: candidate.id, payload: { userId: candidate.id, tables: Object.keys(erased) } });
  });
  await run.transaction(PLATFORM_TENANT_ID, async (ctx) => {
    if (!isPseudonym(candidate)) await forgetInQueue(ctx.tx, candidate.email);
    const globals = personalTables(tables).filter((table) => table.class === 'global');
    add(await eraseFrom(ctx, person, globals));
    await destroyDataKey(ctx, { kind: 'person', id: candidate.id });
  });
  return total;
}

/** Whether the account was erased before: its address is one that nobody has. */
function isPseudonym({ id, email }: Candidate): boolean {
  return email === `${id}@erased.invalid`;
}
