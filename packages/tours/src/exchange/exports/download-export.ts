import { fail, HOUR, type Call } from '@belvedere/kernel';
import { signUrl } from '@belvedere/kernel/crypto';
import { toursErrors } from '../../errors.ts';
import { exportPath } from './export-path.ts';
import { findExport } from './table.ts';

/** An address of the archive that is good for an hour. Asking for it is written down, loading it is not. */
export async function downloadExport({ ctx, input }: Call<{ id: string }>): Promise<{ url: string; expiresAt: Date }> {
  const found = await findExport(ctx, input.id);
  if (found.status !== 'done' || found.expiresAt <= ctx.now) fail(toursErrors.export_not_ready);
  const expiresAt = new Date(ctx.now.getTime() + HOUR);
  return { url: signUrl([ctx.services.signingKey], exportPath(ctx.tenantId, found.id), expiresAt), expiresAt };
}
