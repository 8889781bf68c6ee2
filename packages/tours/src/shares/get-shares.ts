import type { Call } from '@belvedere/kernel';
import { findTour } from '../tours/table.ts';
import type { ShareSummary } from './schemas.ts';
import { countShares } from './table.ts';

export async function getShares({ ctx, input: { tourId } }: Call<{ tourId: string }>): Promise<ShareSummary> {
  const { shareCount } = await findTour(ctx, { id: tourId });
  return { tourId, shareCount, kinds: await countShares(ctx, tourId) };
}
