import type { ReadCall } from '@belvedere/kernel';
import type { NewestInput, PublicEvents } from './schemas.ts';
import { listNewestRows } from './table.ts';

export async function listNewest({ ctx, input }: ReadCall<NewestInput>): Promise<PublicEvents> {
  return { items: await listNewestRows(ctx, input) };
}
