import type { Call } from '@belvedere/kernel';
import { findTour } from '../tours/table.ts';
import type { ListVersionsInput, VersionView } from './schemas.ts';
import { listVersionRows, liveHash } from './table.ts';
import { toVersionView } from './to-version-view.ts';

export async function listVersions({ ctx, input }: Call<ListVersionsInput>): Promise<{ items: VersionView[]; nextBefore: number | null }> {
  const { tourId, before, limit } = input;
  await findTour(ctx, { id: tourId });
  const live = await liveHash(ctx, tourId);
  const rows = await listVersionRows(ctx, tourId, { before, limit: limit + 1 });
  const items = rows.slice(0, limit).map((row) => toVersionView(row, live));
  return { items, nextBefore: rows.length > limit ? items.at(-1)!.number : null };
}
