import type { Readable } from 'node:stream';
import type { Services } from '@belvedere/kernel';
import { exportKey } from './export-key.ts';
import { readExport } from './table.ts';

/** The bytes of an archive whose signed address was checked, or nothing when it is over. */
export async function openExport(
  services: Pick<Services, 'database' | 'storage' | 'clock'>,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<{ headers: Record<string, string>; body: Readable } | undefined> {
  const row = await readExport(services.database, tenantId, id);
  if (row?.status !== 'ready' || !row.expiresAt || row.expiresAt <= services.clock.now()) return undefined;
  const { body, size } = await services.storage.get(exportKey(tenantId, id));
  return {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Length': String(size),
      'Content-Disposition': `attachment; filename="${row.kind}-${id}.zip"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
    body,
  };
}
