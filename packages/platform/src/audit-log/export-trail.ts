import type { Call, Services } from '@belvedere/kernel';
import { MINUTE } from '@belvedere/kernel/core';
import { signUrl } from '@belvedere/kernel/crypto';
import { toCsvRow } from '@belvedere/kernel/csv';
import { exportFilter, type AuditExportView, type ExportAuditLogInput, type ExportFilter } from './schemas.ts';
import { readFiltered, toView } from './table.ts';

const LIFETIME = 5 * MINUTE;
const BATCH = 1_000;
const COLUMNS = [
  'sequence',
  'occurredAt',
  'actorType',
  'actorId',
  'userId',
  'action',
  'resourceType',
  'resourceId',
  'changes',
  'metadata',
  'ipAddress',
  'userAgent',
  'requestId',
  'hash',
] as const;

/** An address under which the export can be loaded for five minutes; what it says is signed with it. */
export async function exportTrail({ ctx, input }: Call<ExportAuditLogInput>): Promise<AuditExportView> {
  const { format, ...filter } = input;
  const { publicUrl, signingKey } = ctx.services;
  const expiresAt = new Date(ctx.now.getTime() + LIFETIME);
  const wanted = encodeURIComponent(JSON.stringify(filter));
  const path = signUrl([signingKey], `/exports/audit-log/${ctx.tenantId}.${format}?filter=${wanted}`, expiresAt);
  return { url: publicUrl + path, expiresAt };
}

/** The export as it is read, batch by batch: however long the trail is, it is never in memory. */
export async function* streamExport(
  services: Pick<Services, 'database'>,
  { tenantId, format, filter }: { tenantId: string; format: 'csv' | 'ndjson'; filter: string },
): AsyncGenerator<string> {
  const wanted: ExportFilter = exportFilter.parse(JSON.parse(filter));
  if (format === 'csv') yield toCsvRow(COLUMNS);
  let after = 0n;
  for (;;) {
    const rows = await services.database.transaction({ tenantId }, (tx) => readFiltered(tx, tenantId, { ...wanted, after, limit: BATCH }));
    const last = rows.at(-1);
    if (!last) return;
    after = last.sequence;
    const views = rows.map((row) => ({ ...toView(row), previousHash: row.previousHash }));
    if (format === 'ndjson') yield views.map((view) => `${JSON.stringify(view)}\n`).join('');
    else
      yield views
        .map((view) =>
          toCsvRow(
            COLUMNS.map((column) => {
              const value = view[column];
              if (value instanceof Date) return value.toISOString();
              return typeof value === 'object' && value !== null ? JSON.stringify(value) : value === null ? null : String(value);
            }),
          ),
        )
        .join('');
  }
}
