import type { Call } from '@belvedere/kernel';
import { findTour } from '../tours/table.ts';
import type { TourLinkView } from './schemas.ts';
import { listLinkRows } from './table.ts';

export async function listLinks({ ctx, input }: Call<{ tourId: string }>): Promise<{ items: TourLinkView[] }> {
  await findTour(ctx, { id: input.tourId });
  return { items: await listLinkRows(ctx, input.tourId) };
}
