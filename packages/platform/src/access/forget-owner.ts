import type { Context } from '@belvedere/kernel';
import { deleteOwner, type OwnedResource } from './table.ts';

/** What is gone for good belongs to nobody (4.29). */
export async function forgetOwner(ctx: Context, resource: OwnedResource): Promise<void> {
  await deleteOwner(ctx.tx, ctx.tenantId, resource);
}
