import type { Call } from '@belvedere/kernel';
import type { ListTenantsInput, TenantPage } from '../schemas.ts';
import { listTenantRows } from './table.ts';

/** All tenants of the platform, with the day on which a removed one is purged. */
export async function listTenants({ ctx, input }: Call<ListTenantsInput>): Promise<TenantPage> {
  const { cursor, limit } = input;
  const rows = await listTenantRows(ctx.services.database, { after: cursor, limit: limit + 1 });
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null };
}
