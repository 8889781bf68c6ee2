import type { SceneView } from '@belvedere/sdk';
import { belvedereKey, useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import type { TourManifest } from '@belvedere/viewer';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { throwAtFirst } from '../api/throw-at-first.ts';
import { useWhenChanged } from './use-when-changed.ts';

/**
 * The draft as the viewer reads it, without hotspots: the editor draws those itself. Made anew when there are other panoramas, or when they
 * stand otherwise; what is `waiting` for something, to be loaded, saved or level, is read when that is over.
 */
export function useEditorManifest(tourId: string, scenes: readonly SceneView[], waiting: boolean): TourManifest | null {
  const client = useBelvedere();
  const queries = useQueryClient();
  const pictures = scenes
    .map((each) =>
      [
        each.id,
        each.panoramaMediaId,
        each.panorama?.status,
        each.horizonPitch,
        each.horizonRoll,
        each.northOffset,
        each.minZoom,
        each.maxZoom,
      ].join(),
    )
    .join(' ');
  const { data } = useBelvedereQuery((api) => api.tours.preview, { id: tourId }, { staleTime: Infinity, throwOnError: throwAtFirst });
  const manifest = data?.manifest;
  // Asked for beside the scenes, it may be of the moment before one of them was ready.
  const lacks = scenes.some(({ id, panorama }) => panorama?.status === 'ready' && !manifest?.scenes.some((each) => each.id === id));
  useWhenChanged(pictures, !waiting && manifest !== undefined, (isFirst) => {
    if (!isFirst || lacks) void queries.invalidateQueries({ queryKey: belvedereKey(client.tours.preview, { id: tourId }) });
  });
  const key = manifest?.scenes.map(({ id, panorama, correction, view }) =>
    JSON.stringify([id, panorama.id, correction, view.minZoom, view.maxZoom]),
  );
  return useMemo(() => {
    if (!manifest) return null;
    const bare = {
      ...manifest,
      autoplay: { enabled: false, speed: 1 },
      plans: [],
      steps: [],
      scenes: manifest.scenes.map((each) => ({ ...each, hotspots: [] })),
    };
    return bare;
    // Hotspots and texts change all the time; the pictures are what counts.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key?.join(), manifest?.roots.tiles]);
}
