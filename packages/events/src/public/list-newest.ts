import type { Call } from '@belvedere/kernel';
import type { NewestInput, PublicEvents } from './schemas.ts';
import { listNewestRows } from './table.ts';

export async function listNewest({ ctx, input }: Call<NewestInput>): Promise<PublicEvents> {
  return { items: await listNewestRows(ctx, input) };
}
