import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { integrationsErrors } from './errors.ts';
import type { ListLogsInput, LogPage } from './schemas.ts';
import { findIntegration, listLogRows, toLogView } from './table.ts';

export async function listLogs({ ctx, input }: Call<ListLogsInput>): Promise<LogPage> {
  const { tx, tenantId } = ctx;
  if (!(await findIntegration(tx, tenantId, input.integrationId))) fail(integrationsErrors.not_found);
  const rows = await listLogRows(tx, tenantId, input);
  const items = rows.slice(0, input.limit).map(toLogView);
  return { items, nextCursor: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null };
}
