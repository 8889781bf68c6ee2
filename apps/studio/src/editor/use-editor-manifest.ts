import type { SceneView } from '@belvedere/sdk';
import { belvedereKey, useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import type { TourManifest } from '@belvedere/viewer';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';

/** The draft as the viewer reads it, without hotspots: the editor draws those itself. Made anew when there are other panoramas. */
export function useEditorManifest(tourId: string, scenes: readonly SceneView[]): TourManifest | null {
  const client = useBelvedere();
  const queries = useQueryClient();
  const pictures = scenes.map(({ id, panoramaMediaId, panorama }) => `${id}${panoramaMediaId}${panorama?.status}`).join();
  const { data } = useBelvedereQuery((api) => api.tours.preview, { id: tourId }, { staleTime: Infinity, throwOnError: true });
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: belvedereKey(client.tours.preview, { id: tourId }) });
  }, [queries, client, tourId, pictures]);
  const manifest = data?.manifest;
  return useMemo(() => {
    if (!manifest) return null;
    const bare = {
      ...manifest,
      autoplay: { enabled: false, speed: 1 },
      scenes: manifest.scenes.map((each) => ({ ...each, hotspots: [] })),
    };
    return bare;
    // Hotspots and texts change all the time; the pictures are what counts.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [manifest?.scenes.map(({ id, panorama }) => id + panorama.id).join(), manifest?.roots.tiles]);
}
