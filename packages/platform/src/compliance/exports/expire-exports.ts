import type { Context } from '@belvedere/kernel';
import { exportKey } from './export-key.ts';
import { changeExport, listOver } from './table.ts';

/** Removes the bytes of archives that are over. */
export async function expireExports(ctx: Context): Promise<void> {
  const { tx, tenantId, now } = ctx;
  for (const id of await listOver(tx, tenantId, now)) {
    await ctx.services.storage.delete(exportKey(tenantId, id));
    await changeExport(tx, { tenantId, id }, { status: 'expired' });
  }
}
