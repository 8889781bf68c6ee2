import type { Call } from '@belvedere/kernel';
import type { DomainList } from './schemas.ts';
import { listDomainRows, toDomainView } from './table.ts';

export async function listDomains({ ctx }: Call<object>): Promise<DomainList> {
  return { items: (await listDomainRows(ctx.tx, ctx.tenantId)).map(toDomainView) };
}
