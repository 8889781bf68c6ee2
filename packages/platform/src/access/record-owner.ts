import type { Context } from '@belvedere/kernel';
import { upsertOwner } from './table.ts';

/** Says whose a thing is, when it is made (4.29). */
export async function recordOwner(ctx: Context, owned: { resourceType: string; resourceId: string; ownerId: string }): Promise<void> {
  await upsertOwner(ctx.tx, ctx.tenantId, owned);
}
