import type { Call } from '@belvedere/kernel';
import type { ProviderView } from '../schemas.ts';
import { listProviderRows } from './table.ts';

/** Secrets are shown to nobody. */
export async function listProviders({ ctx }: Call<object>): Promise<{ items: ProviderView[] }> {
  const rows = await listProviderRows(ctx.tx, ctx.tenantId);
  return { items: rows.map(({ id, slug, name, issuer, clientId, isEnabled }) => ({ id, slug, name, issuer, clientId, isEnabled })) };
}
