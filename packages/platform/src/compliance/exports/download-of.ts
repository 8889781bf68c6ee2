import type { Context } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { recordAccess } from '../../access/record-access.ts';
import { complianceErrors } from '../errors.ts';
import type { Download } from '../requests/schemas.ts';
import { signExportUrl } from './sign-export-url.ts';
import type { DataExportRow } from './table.ts';

/** An address for an archive that is there; that it was given out is written down. */
export async function downloadOf(ctx: Context, row: DataExportRow | undefined): Promise<Download> {
  if (!row || row.status !== 'ready' || !row.expiresAt || row.expiresAt <= ctx.now || row.size === null || row.checksum === null)
    fail(complianceErrors.export_not_ready);
  const { tenantId, id, expiresAt, size, checksum } = row;
  await recordAccess(ctx, {
    resourceType: 'data_export',
    resourceId: id,
    action: 'download',
    reason: `An archive of a ${row.kind} was fetched.`,
  });
  return { ...signExportUrl(ctx.services, { tenantId, id, expiresAt }), size: Number(size), checksum };
}
