import type { Call } from '@belvedere/kernel';
import type { IntegrationPage, ListIntegrationsInput } from './schemas.ts';
import { listIntegrationRows, toIntegrationView } from './table.ts';

export async function listIntegrations({ ctx, input }: Call<ListIntegrationsInput>): Promise<IntegrationPage> {
  const rows = await listIntegrationRows(ctx.tx, ctx.tenantId, input);
  const items = rows.slice(0, input.limit).map(toIntegrationView);
  return { items, nextCursor: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null };
}
