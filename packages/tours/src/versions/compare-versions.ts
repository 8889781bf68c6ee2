import type { Call } from '@belvedere/kernel';
import type { z } from 'zod';
import { findTour } from '../tours/table.ts';
import { compareSnapshots } from './compare-snapshots.ts';
import type { CompareVersionsInput, comparison } from './schemas.ts';
import { findVersion, takeSnapshot } from './table.ts';

/** What changed between two versions, or from one to the draft. */
export async function compareVersions({ ctx, input }: Call<CompareVersionsInput>): Promise<z.input<typeof comparison>> {
  const { tourId } = input;
  await findTour(ctx, { id: tourId });
  const from = await findVersion(ctx, tourId, input.from);
  const to = input.to === undefined ? undefined : await findVersion(ctx, tourId, input.to);
  const after = to?.snapshot ?? (await takeSnapshot(ctx, tourId));
  return { from: from.number, to: to?.number ?? null, changes: compareSnapshots(from.snapshot, after, tourId) };
}
