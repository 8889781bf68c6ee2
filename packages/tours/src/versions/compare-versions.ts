import type { Call } from '@belvedere/kernel';
import type { z } from 'zod';
import { findTour } from '../tours/table.ts';
import { compareSnapshots } from './compare-snapshots.ts';
import type { CompareVersionsInput, comparison } from './schemas.ts';
import { withFiles } from './contents.ts';
import { filesSince, findVersion, takeSnapshot } from './table.ts';

/** What changed between two versions, or from one to the draft; a file that has another content is another file. */
export async function compareVersions({ ctx, input }: Call<CompareVersionsInput>): Promise<z.input<typeof comparison>> {
  const { tourId } = input;
  await findTour(ctx, { id: tourId });
  const from = await findVersion(ctx, tourId, input.from);
  const to = input.to === undefined ? undefined : await findVersion(ctx, tourId, input.to);
  const shown = async ({ snapshot, contents }: typeof from) => withFiles(snapshot, await filesSince(ctx, contents));
  const after = to ? await shown(to) : await takeSnapshot(ctx, tourId);
  return { from: from.number, to: to?.number ?? null, changes: compareSnapshots(await shown(from), after, tourId) };
}
