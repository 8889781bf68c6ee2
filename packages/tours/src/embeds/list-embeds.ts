import type { Call } from '@belvedere/kernel';
import { findTour } from '../tours/table.ts';
import type { EmbedView } from './schemas.ts';
import { listEmbedRows } from './table.ts';

export async function listEmbeds({ ctx, input }: Call<{ tourId: string }>): Promise<{ items: EmbedView[] }> {
  await findTour(ctx, { id: input.tourId });
  return { items: await listEmbedRows(ctx, input.tourId) };
}
