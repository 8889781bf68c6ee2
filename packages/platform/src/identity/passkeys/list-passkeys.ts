import { callerId, type Call } from '@belvedere/kernel';
import type { PasskeyView } from '../schemas.ts';
import { listPasskeyRows } from './table.ts';

export async function listPasskeys({ ctx }: Call<object>): Promise<{ items: PasskeyView[] }> {
  return { items: await listPasskeyRows(ctx.tx, callerId(ctx)) };
}
