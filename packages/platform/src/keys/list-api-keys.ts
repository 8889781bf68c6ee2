import type { Call } from '@belvedere/kernel';
import { accessOf } from '../access/create-access.ts';
import type { ApiKeyPage, ListApiKeysInput } from './schemas.ts';
import { listKeys } from './table.ts';
import { toApiKeyView } from './to-api-key-view.ts';

export async function listApiKeys({ ctx, input }: Call<ListApiKeysInput>): Promise<ApiKeyPage> {
  const rows = await listKeys(ctx.tx, ctx.tenantId, input);
  const { scopes } = accessOf(ctx);
  const items = rows.slice(0, input.limit).map((row) => toApiKeyView(row, { scopes, now: ctx.now }));
  return { items, nextCursor: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null };
}
