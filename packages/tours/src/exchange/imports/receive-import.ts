import { Readable } from 'node:stream';
import { commonErrors, fail, newId, runInTransaction, type Actor, type Context, type Services } from '@belvedere/kernel';
import { storageKey } from '@belvedere/kernel/storage';
import { toursErrors } from '../../errors.ts';
import { importUploaded } from '../../facts.ts';
import { tenantOfImport } from './import-token.ts';
import { findImport, lockImport, updateImport } from './table.ts';

const UPLOADER: Actor = { type: 'system', name: 'tours.import' };

export interface ReceivedArchive {
  services: Services;
  importId: string;
  token: string;
  /** Content-Length. */
  length: number;
  body: AsyncIterable<Uint8Array>;
}

/** Takes the bytes of an archive, whole or not at all, and sets the import going. Sent twice the later bytes are dropped. */
export async function receiveImport({ services, importId, token, length, body }: ReceivedArchive): Promise<void> {
  const named = tenantOfImport(services, importId, token) ?? fail(toursErrors.import_not_found);
  const tenantId = (await services.access.resolveTenant(UPLOADER, named)) ?? fail(toursErrors.import_not_found);
  const origin = { services, actor: UPLOADER, request: { id: newId(), ip: '', userAgent: null }, setHeader: () => {} };
  const transaction = <T>(work: (ctx: Context) => Promise<T>) => runInTransaction(origin, { tenantId, scopes: new Set() }, work);

  const announced = await transaction((ctx) => findImport(ctx, importId));
  if (announced.isUploaded) return;
  if (length !== announced.fileSize)
    fail(commonErrors.invalid_input, { fields: { 'Content-Length': `The archive was announced with ${announced.fileSize} bytes.` } });
  await services.storage.put(archiveKeyOf(tenantId, importId), Readable.from(exactly(body, length), { objectMode: false }), {
    mimeType: 'application/zip',
  });
  await transaction(async (ctx) => {
    const present = await lockImport(ctx, importId);
    if (present.isUploaded) return;
    await updateImport(ctx, importId, { isUploaded: true });
    await ctx.emit(importUploaded, { aggregateId: importId, payload: { importId, run: present.run } });
  });
}

/** Where an archive waits. */
export function archiveKeyOf(tenantId: string, importId: string): ReturnType<typeof storageKey> {
  return storageKey(tenantId, 'imports', `${importId}.zip`);
}

/** As many bytes as were announced, or an error: what broke off must not look whole. */
async function* exactly(body: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<Buffer> {
  let left = length;
  for await (const chunk of body) {
    left -= chunk.length;
    if (left < 0) fail(commonErrors.payload_too_large);
    yield Buffer.from(chunk);
  }
  if (left > 0) fail(commonErrors.invalid_input, { fields: { '': 'The archive broke off.' } });
}
