import { fail, type Call } from '@belvedere/kernel';
import { toursErrors } from '../../errors.ts';
import { importUploaded } from '../../facts.ts';
import type { ImportView } from './schemas.ts';
import { lockImport, updateImport } from './table.ts';

/** Makes the tour that a dry run has described, or tries again what failed, from the archive that lies here already. */
export async function runImport({ ctx, input }: Call<{ id: string }>): Promise<ImportView> {
  const found = await lockImport(ctx, input.id);
  const isRunnable =
    found.isUploaded && found.expiresAt > ctx.now && (found.status === 'failed' || (found.status === 'done' && found.dryRun));
  if (!isRunnable) fail(toursErrors.import_not_runnable);
  const run = found.run + 1;
  await ctx.emit(importUploaded, { aggregateId: found.id, payload: { importId: found.id, run } });
  ctx.changed({ before: { status: found.status, dryRun: found.dryRun } });
  return updateImport(ctx, found.id, { dryRun: false, status: 'waiting', progress: 0, failure: null, run });
}
