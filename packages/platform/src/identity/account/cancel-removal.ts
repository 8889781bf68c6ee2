import { callerId, type Call } from '@belvedere/kernel';
import type { RemovalView } from '../schemas.ts';
import { setRemovalDue } from './table.ts';

export async function cancelRemoval({ ctx }: Call<object>): Promise<RemovalView> {
  await setRemovalDue(ctx.tx, callerId(ctx), null);
  return { removalDueAt: null };
}
