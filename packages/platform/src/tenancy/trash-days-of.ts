import type { Context } from '@belvedere/kernel';
import { tenantSettings } from './schemas.ts';
import { findSettings } from './table.ts';

/** For how many days the tenant keeps what was removed before it is purged. */
export async function trashDaysOf(ctx: Context): Promise<number> {
  const row = await findSettings(ctx.tx, ctx.tenantId);
  return tenantSettings.parse(row?.settings ?? {}).trashDays;
}
