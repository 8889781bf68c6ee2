import type { Call } from '@belvedere/kernel';
import type { PublicEvents } from './schemas.ts';
import { listNewestRows } from './table.ts';

export async function listNewest({ ctx, input }: Call<{ limit: number }>): Promise<PublicEvents> {
  return { items: await listNewestRows(ctx, input.limit) };
}
