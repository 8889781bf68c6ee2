import type { Context } from '@belvedere/kernel';
import { refundQuota } from '../../tenancy/quotas/refund-quota.ts';
import type { Person } from './person-of.ts';
import { parentsFirst } from './parents-first.ts';
import {
  bindPerson,
  chargedFor,
  eraseRows,
  findPersonalTables,
  listTableLinks,
  personalTables,
  revokeInvitationsOf,
  type TableEntry,
} from './table.ts';

/** How many rows of each table were deleted or changed. */
export type Erased = Record<string, number>;

/**
 * Erases a person from the rows of the running transaction's tenant, as the registry says. Done twice it is done once. What counted
 * against a limit of the tenant is given back.
 */
export async function eraseInTenant(ctx: Context, person: Person, tables?: readonly TableEntry[]): Promise<Erased> {
  const { userId } = person;
  if (userId !== null) {
    const charged = await chargedFor(ctx.tx, ctx.tenantId, userId);
    await refundQuota(ctx, 'users', charged.members);
    await refundQuota(ctx, 'api_keys', charged.keys);
    await revokeInvitationsOf(ctx.tx, ctx, userId);
  }
  return eraseFrom(
    ctx,
    person,
    personalTables(tables).filter((table) => table.class === 'tenant'),
  );
}

/** Erases a person from tables that the running transaction reaches, what refers to others before what is referred to. */
export async function eraseFrom(ctx: Context, person: Person, tables: readonly TableEntry[]): Promise<Erased> {
  await bindPerson(ctx.tx, person);
  const touched = await findPersonalTables(ctx.tx, tables);
  const byName = new Map(touched.map((table) => [table.name, table]));
  const order = parentsFirst([...byName.keys()], await listTableLinks(ctx.tx)).reverse();
  const erased: Erased = {};
  for (const name of order) {
    const table = byName.get(name);
    const changed = !table ? 0 : await eraseRows(ctx.tx, table, { id: person.userId ?? '', now: ctx.now });
    if (changed > 0) erased[name] = changed;
  }
  return erased;
}
