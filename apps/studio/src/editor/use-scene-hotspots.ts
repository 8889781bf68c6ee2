import type { HotspotView } from '@belvedere/sdk';
import { useBelvedereQuery } from '@belvedere/sdk/react';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { throwAtFirst } from '../api/throw-at-first.ts';
import type { TourEditor } from './tour-editor.ts';

const NOWHERE = '00000000-0000-7000-8000-000000000000';

/** The hotspots of a scene as they are edited, oldest first. */
export function useSceneHotspots(editor: TourEditor, sceneId: string | undefined): readonly HotspotView[] {
  const { data } = useBelvedereQuery(
    (client) => client.tours.hotspots.list,
    { sceneId: sceneId ?? NOWHERE },
    { enabled: sceneId !== undefined, throwOnError: throwAtFirst, staleTime: 0 },
  );
  useEffect(() => {
    if (data) editor.hotspots.take(data.items);
  }, [editor, data]);
  const all = useSyncExternalStore(editor.hotspots.subscribe, editor.hotspots.list);
  return useMemo(
    () => all.filter((each) => each.sceneId === sceneId).toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime()),
    [all, sceneId],
  );
}
