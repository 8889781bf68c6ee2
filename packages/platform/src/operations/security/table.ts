import { PLATFORM_TENANT_ID, type Transaction } from '@belvedere/db';
import type { ListSecurityNoticesInput, SecurityNoticeView } from './schemas.ts';

/** Newest first; one more than the limit where there are more. */
export async function listNoticeRows(tx: Transaction, input: ListSecurityNoticesInput): Promise<SecurityNoticeView[]> {
  const { cursor, limit, eventType, severity, open } = input;
  const rows = await tx.$queryRaw<Omit<SecurityNoticeView, 'isPlatform'>[]>`
    SELECT id, tenant_id AS "tenantId", tenant_slug AS "tenantSlug", tenant_name AS "tenantName", event_type AS "eventType", severity,
      ip_address AS "ipAddress", request_id AS "requestId", occurred_at AS "occurredAt", acknowledged_at AS "acknowledgedAt"
    FROM app.list_security_events(${eventType ?? null}::text, ${severity ?? null}::text, ${open}, ${cursor ?? null}::uuid, ${limit + 1}::int)`;
  return rows.map((row) => ({ ...row, isPlatform: row.tenantId === PLATFORM_TENANT_ID }));
}
