import { callerId, type Call } from '@belvedere/kernel';
import type { RemovalView } from '../schemas.ts';
import { findRemovalDue } from './table.ts';

export async function getRemoval({ ctx }: Call<object>): Promise<RemovalView> {
  return { removalDueAt: await findRemovalDue(ctx.tx, callerId(ctx)) };
}
