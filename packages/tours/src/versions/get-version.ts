import type { Call } from '@belvedere/kernel';
import type { z } from 'zod';
import { findTour } from '../tours/table.ts';
import type { GetVersionInput, versionDetail } from './schemas.ts';
import { rowsOf, SNAPSHOT_PARTS, textIn } from './snapshot.ts';
import { findVersion, liveHash } from './table.ts';
import { toVersionView } from './to-version-view.ts';

export async function getVersion({ ctx, input }: Call<GetVersionInput>): Promise<z.input<typeof versionDetail>> {
  await findTour(ctx, { id: input.tourId });
  const version = await findVersion(ctx, input.tourId, input.number);
  const { snapshot } = version;
  const hotspots = rowsOf(snapshot, 'hotspots');
  const languages = SNAPSHOT_LANGUAGES.flatMap((table) => rowsOf(snapshot, table).map((row) => textIn(row, 'language')));
  return {
    ...toVersionView(version, await liveHash(ctx, input.tourId)),
    title: textIn(snapshot.tour, 'title'),
    languages: [...new Set([textIn(snapshot.tour, 'language'), ...languages.toSorted()])],
    scenes: rowsOf(snapshot, 'scenes')
      .toSorted((a, b) => Number(a['order']) - Number(b['order']))
      .map((scene) => ({
        id: textIn(scene, 'id'),
        title: textIn(scene, 'title'),
        hotspots: hotspots.filter((hotspot) => hotspot['scene_id'] === scene['id']).length,
      })),
  };
}

const SNAPSHOT_LANGUAGES = SNAPSHOT_PARTS.map(({ table }) => table).filter((table) => table.endsWith('_translations'));
