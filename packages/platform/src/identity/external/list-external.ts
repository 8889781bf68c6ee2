import { callerId, type Call } from '@belvedere/kernel';
import type { ExternalView } from '../schemas.ts';
import { listIdentities } from './table.ts';

export async function listExternal({ ctx }: Call<object>): Promise<{ items: ExternalView[] }> {
  return { items: await listIdentities(ctx.tx, callerId(ctx)) };
}
