import { PLATFORM_TENANT_ID, type Transaction } from '@belvedere/db';
import type { CaseNoticeView, ListCaseNoticesInput } from './schemas.ts';

/** Newest first; one more than the limit where there are more. */
export async function listCaseRows(tx: Transaction, { cursor, limit, state }: ListCaseNoticesInput): Promise<CaseNoticeView[]> {
  const rows = await tx.$queryRaw<Omit<CaseNoticeView, 'isPlatform'>[]>`
    SELECT id, tenant_id AS "tenantId", tenant_slug AS "tenantSlug", tenant_name AS "tenantName", request_type AS type, status,
      requested_at AS "requestedAt", due_at AS "dueAt", completed_at AS "completedAt"
    FROM app.list_cases(${state ?? null}::text, ${cursor ?? null}::uuid, ${limit + 1}::int)`;
  return rows.map((row) => ({ ...row, isPlatform: row.tenantId === PLATFORM_TENANT_ID }));
}
