import { commonErrors, fail, isId, type Services } from '@belvedere/kernel';
import { parseRange, storageKey } from '@belvedere/kernel/storage';
import type { Readable } from 'node:stream';
import { isExportThere } from './table.ts';

export interface OpenedExport {
  status: 200 | 206 | 416;
  headers: Record<string, string>;
  body: Readable | null;
}

/** An archive, or a part of it, for whoever has shown a signed address. */
export async function openExport(
  services: Services,
  at: { tenantId: string; exportId: string; range: string | undefined; withoutBody: boolean },
): Promise<OpenedExport> {
  const { tenantId, exportId } = at;
  if (!isId(tenantId) || !isId(exportId) || !(await isExportThere(services, tenantId, exportId))) fail(commonErrors.not_found);
  const key = storageKey(tenantId, 'exports', `${exportId}.zip`);
  const { size, etag } = (await services.storage.head(key)) ?? fail(commonErrors.not_found);
  const range = parseRange(at.range, size);
  const headers = {
    'content-type': 'application/zip',
    'content-disposition': `attachment; filename="tour-${exportId.slice(-12)}.zip"`,
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    etag,
  };
  if (range === 'unsatisfiable') return { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` }, body: null };
  const length = range ? range.end - range.start + 1 : size;
  const sized = {
    ...headers,
    'content-length': String(length),
    ...(range && { 'content-range': `bytes ${range.start}-${range.end}/${size}` }),
  };
  const body = at.withoutBody ? null : (await services.storage.get(key, range ? { range } : {})).body;
  return { status: range ? 206 : 200, headers: sized, body };
}
