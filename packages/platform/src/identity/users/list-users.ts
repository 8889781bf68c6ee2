import type { Call } from '@belvedere/kernel';
import type { ListUsersInput, UserPage } from '../schemas.ts';
import { listUserRows } from './table.ts';

/** People of all tenants: what they are to the platform, not what they do anywhere. */
export async function listUsers({ ctx, input }: Call<ListUsersInput>): Promise<UserPage> {
  const rows = await listUserRows(ctx.tx, input);
  const items = rows.slice(0, input.limit);
  return { items, nextCursor: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null };
}
