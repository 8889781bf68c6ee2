import { callerId, commonErrors, fail, HOUR, newId, type Call } from '@belvedere/kernel';
import { importToken } from './import-token.ts';
import type { CreateImportInput, ImportView } from './schemas.ts';
import { countOpenImports, insertImport } from './table.ts';

const KEPT_FOR = 24 * HOUR;
const UPLOAD_WITHIN = 6 * HOUR;
const AT_ONCE = 10;

/** Announces an archive and answers where its bytes go. */
export async function createImport({
  ctx,
  input,
}: Call<CreateImportInput>): Promise<{ import: ImportView; upload: { url: string; expiresAt: Date } }> {
  if ((await countOpenImports(ctx)) >= AT_ONCE) fail(commonErrors.quota_exceeded, { retryAfter: 600 });
  const created = await insertImport(ctx, {
    id: newId(),
    fileName: input.fileName,
    fileSize: BigInt(input.size),
    format: input.from,
    title: input.title ?? null,
    dryRun: input.dryRun,
    expiresAt: new Date(ctx.now.getTime() + KEPT_FOR),
    requestedById: callerId(ctx),
  });
  const expiresAt = new Date(ctx.now.getTime() + UPLOAD_WITHIN);
  const token = importToken(ctx.services, { tenantId: ctx.tenantId, importId: created.id }, expiresAt);
  ctx.changed({ after: { fileName: created.fileName, size: created.fileSize, dryRun: created.dryRun } });
  return { import: created, upload: { url: `/imports/${created.id}?token=${token}`, expiresAt } };
}
