import type { ReadCall } from '@belvedere/kernel';
import type { PublicEventPage, UpcomingInput } from './schemas.ts';
import { listUpcomingRows } from './table.ts';

export async function listUpcoming({ ctx, input }: ReadCall<UpcomingInput>): Promise<PublicEventPage> {
  return listUpcomingRows(ctx, input);
}
