import { belvedereKey, useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useQueryClient } from '@tanstack/react-query';
import { useBlocker, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../ui/state.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { EditorBar } from './editor-bar.tsx';
import { EditorContext, useEditorKeys } from './editor-context.ts';
import { HotspotPanel } from './hotspot-panel.tsx';
import { PanoramaEditor } from './panorama-editor.tsx';
import { ScenePanel } from './scene-panel.tsx';
import { SceneStrip } from './scene-strip.tsx';
import { createTourEditor } from './tour-editor.ts';
import { useEditorManifest } from './use-editor-manifest.ts';
import { useSceneHotspots } from './use-scene-hotspots.ts';

const LOOK_EVERY = 1500;

/** Where a tour is made: its scenes, the panorama with its hotspots, and what is said of what is chosen. */
export function EditorPage() {
  const { t } = useTranslation();
  const client = useBelvedere();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { tenant, tourId } = useParams({ from: '/signed-in/$tenant/tours/$tourId' });
  const { scene: sceneId, hotspot: hotspotId } = useSearch({ from: '/signed-in/$tenant/tours/$tourId' });
  const navigate = useNavigate({ from: '/$tenant/tours/$tourId' });

  const editor = useMemo(
    () =>
      createTourEditor(client, ({ mine }) =>
        toasts.failed(
          t('editor.conflict', {
            mine: Object.values(mine)
              .filter((value) => typeof value === 'string')
              .join(', '),
          }),
        ),
      ),
    // A tour is opened once; the language of its toasts is that of the moment.
    // oxlint-disable-next-line react/exhaustive-deps
    [client, tourId],
  );
  const tour = useBelvedereQuery((api) => api.tours.get, { id: tourId }, { throwOnError: true });
  const loaded = useBelvedereQuery(
    (api) => api.tours.scenes.list,
    { tourId },
    {
      throwOnError: true,
      // Until every panorama is there or has failed.
      refetchInterval: ({ state }) => (state.data?.items.some(({ panorama }) => panorama && !isOver(panorama.status)) ? LOOK_EVERY : false),
    },
  );
  useEffect(() => {
    if (loaded.data) editor.scenes.take(loaded.data.items);
  }, [editor, loaded.data]);

  const scenes = useSyncExternalStore(editor.scenes.subscribe, editor.scenes.list);
  const ordered = useMemo(() => {
    const edited = new Map(scenes.map((each) => [each.id, each]));
    return (loaded.data?.items ?? []).map((each) => edited.get(each.id) ?? each);
  }, [scenes, loaded.data]);
  const scene = ordered.find(({ id }) => id === sceneId) ?? ordered.find(({ id }) => id === tour.data?.startSceneId) ?? ordered[0];
  const manifest = useEditorManifest(tourId, ordered);
  const hotspots = useSceneHotspots(editor, scene?.id);
  const hotspot = hotspots.find(({ id }) => id === hotspotId);

  const context = useMemo(
    () => ({
      editor,
      tourId,
      goTo: (place: { scene: string; hotspot?: string | undefined }) => void navigate({ search: place, replace: true }),
    }),
    [editor, tourId, navigate],
  );
  useEditorKeys(editor);

  // What is not saved yet is saved before one leaves; where that fails, one is asked.
  useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      if (current.pathname === next.pathname) return false;
      await editor.flush();
      return editor.state !== 'saved';
    },
    enableBeforeUnload: () => editor.state !== 'saved',
  });

  if (!tour.data || !loaded.data) return <Loading />;
  return (
    <EditorContext value={context}>
      <div className="grid h-dvh grid-rows-[auto_1fr] max-lg:h-auto">
        <EditorBar tenant={tenant} tour={tour.data} />
        <main className="grid min-h-0 grid-cols-[13rem_minmax(0,1fr)_20rem] max-lg:grid-cols-1">
          <SceneStrip
            manifest={manifest}
            scenes={ordered}
            current={scene?.id}
            onChange={() => void queries.invalidateQueries({ queryKey: belvedereKey(client.tours.scenes.list, { tourId }) })}
          />
          <PanoramaEditor manifest={manifest} scenes={ordered} scene={scene} hotspots={hotspots} selected={hotspot?.id} />
          <aside
            className="min-h-0 overflow-auto border-s border-line bg-sheet max-lg:border-s-0 max-lg:border-t"
            aria-label={t('editor.properties')}
          >
            {hotspot && <HotspotPanel key={hotspot.id} hotspot={hotspot} scenes={ordered} />}
            {!hotspot && scene && <ScenePanel key={scene.id} scene={scene} hotspots={hotspots} />}
          </aside>
        </main>
      </div>
    </EditorContext>
  );
}

function isOver(status: string): boolean {
  return status === 'ready' || status === 'failed';
}
