import { belvedereKey, useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useQueryClient } from '@tanstack/react-query';
import { useBlocker, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { throwAtFirst } from '../api/throw-at-first.ts';
import { Loading } from '../ui/state.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { EditorBar } from './editor-bar.tsx';
import { EditorContext, useEditorKeys, type EditorParts, type Mode } from './editor-context.ts';
import { EditorTabs } from './editor-tabs.tsx';
import { PanoramaEditor } from './panorama-editor.tsx';
import { createTourEditor } from './tour-editor.ts';
import { useEditorManifest } from './use-editor-manifest.ts';
import { useFindings } from './use-findings.ts';
import { useSceneHotspots } from './use-scene-hotspots.ts';
import { useTour } from './use-tour.ts';
import { useWhenChanged } from './use-when-changed.ts';

// The picture comes first; what sorts scenes, and what is asked for, follows.
const SceneStrip = lazy(async () => ({ default: (await import('./scene-strip.tsx')).SceneStrip }));
const ScenePanel = lazy(async () => ({ default: (await import('./scene-panel.tsx')).ScenePanel }));
const HotspotPanel = lazy(async () => ({ default: (await import('./hotspot-panel.tsx')).HotspotPanel }));
const LanguagesDialog = lazy(async () => ({ default: (await import('./panels/languages-dialog.tsx')).LanguagesDialog }));
const VersionsDialog = lazy(async () => ({ default: (await import('./panels/versions-dialog.tsx')).VersionsDialog }));

const LOOK_EVERY = 1500;

/** Where a tour is made: its scenes, the panorama with its hotspots, and what is said of what is chosen. */
export function EditorPage() {
  const { t } = useTranslation();
  const client = useBelvedere();
  const queries = useQueryClient();
  const toasts = useToasts();
  const { tenant, tourId } = useParams({ from: '/signed-in/$tenant/tours/$tourId' });
  const { scene: sceneId, hotspot: hotspotId, panel } = useSearch({ from: '/signed-in/$tenant/tours/$tourId' });
  const navigate = useNavigate({ from: '/$tenant/tours/$tourId' });
  const [frame, setFrame] = useState<HTMLDivElement | null>(null);
  const [mode, setMode] = useState<Mode | null>(null);
  const [isLeveling, setLeveling] = useState(false);

  const editor = useMemo(
    () =>
      createTourEditor(client, ({ before, theirs, mine }) => {
        const words = Object.values(mine)
          .filter((value) => typeof value === 'string')
          .join(', ');
        toasts.failed(theirs ? t('editor.conflict', { mine: words }) : t('editor.gone', { title: before.title, mine: words }));
      }),
    // A tour is opened once; the language of its toasts is that of the moment.
    // oxlint-disable-next-line react/exhaustive-deps
    [client, tourId],
  );
  const tour = useBelvedereQuery((api) => api.tours.get, { id: tourId }, { throwOnError: throwAtFirst });
  const loaded = useBelvedereQuery(
    (api) => api.tours.scenes.list,
    { tourId },
    {
      throwOnError: throwAtFirst,
      // Until every panorama is there or has failed.
      refetchInterval: ({ state }) => (state.data?.items.some(({ panorama }) => panorama && !isOver(panorama.status)) ? LOOK_EVERY : false),
    },
  );
  useEffect(() => {
    if (loaded.data) editor.scenes.take(loaded.data.items);
  }, [editor, loaded.data]);

  const scenes = useSyncExternalStore(editor.scenes.subscribe, editor.scenes.list);
  const isSaved = useSyncExternalStore(editor.subscribe, () => editor.state === 'saved');
  const ordered = useMemo(() => {
    const edited = new Map(scenes.map((each) => [each.id, each]));
    return (loaded.data?.items ?? []).map((each) => edited.get(each.id) ?? each);
  }, [scenes, loaded.data]);
  const scene = ordered.find(({ id }) => id === sceneId) ?? ordered.find(({ id }) => id === tour.data?.startSceneId) ?? ordered[0];
  const manifest = useEditorManifest(tourId, ordered, !loaded.data || isLeveling || !isSaved);
  const hotspots = useSceneHotspots(editor, scene?.id);
  const hotspot = hotspots.find(({ id }) => id === hotspotId);
  const [stage, lookNext] = useTour({ frame, manifest, sceneId: scene?.id });
  const findings = useFindings(editor, tourId, loaded.dataUpdatedAt + tour.dataUpdatedAt);
  // Another panorama has to be made ready: from here on that is looked at. What was saved has new versions.
  const panoramas = ordered.map(({ panoramaMediaId }) => panoramaMediaId).join();
  useWhenChanged(isSaved ? panoramas : 'unsaved', loaded.data !== undefined, (isFirst) => {
    if (isSaved && !isFirst) void queries.invalidateQueries({ queryKey: belvedereKey(client.tours.scenes.list, { tourId }) });
  });

  const reload = useCallback(async () => {
    const keys = [belvedereKey(client.tours.scenes.list, { tourId }), belvedereKey(client.tours.get, { id: tourId })];
    await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
  }, [client, queries, tourId]);

  const tourView = tour.data;
  const context = useMemo(
    (): EditorParts | null =>
      tourView
        ? {
            editor,
            tour: tourView,
            tourId,
            scenes: ordered,
            stage,
            findings,
            mode,
            setMode,
            panel,
            goTo(place) {
              const next = ordered.find(({ id }) => id === place.scene);
              const start = next && { yaw: next.initialViewAngle, pitch: next.initialPitch, zoom: next.initialZoom };
              if (stage?.state.scene?.id !== place.scene) lookNext(place.look ?? start ?? null);
              else if (place.look) stage.lookAt(place.look);
              const search = { scene: place.scene, hotspot: place.hotspot, panel: place.hotspot ? undefined : panel };
              void navigate({ search, replace: true });
            },
            open: (next) => void navigate({ search: { scene: scene?.id, panel: next }, replace: true }),
            reload,
          }
        : null,
    [editor, tourView, tourId, ordered, stage, lookNext, findings, mode, panel, navigate, scene?.id, reload],
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

  if (!context || !loaded.data) return <Loading />;
  const close = () => context.open(undefined);
  return (
    <EditorContext value={context}>
      <div className="grid h-dvh grid-rows-[auto_1fr] max-lg:h-auto">
        <EditorBar tenant={tenant} />
        <main className="grid min-h-0 grid-cols-[13rem_minmax(0,1fr)_21rem] max-lg:grid-cols-1">
          <Suspense fallback={<div className="border-e border-line bg-sheet" />}>
            <SceneStrip manifest={manifest} current={scene?.id} />
          </Suspense>
          <PanoramaEditor
            scene={scene}
            hotspots={hotspots}
            selected={hotspot?.id}
            frame={frame}
            onFrame={setFrame}
            isLeveling={isLeveling && !hotspot}
          />
          <EditorTabs scene={scene}>
            {hotspot && <HotspotPanel key={hotspot.id} hotspot={hotspot} />}
            {!hotspot && scene && (
              <ScenePanel key={scene.id} scene={scene} hotspots={hotspots} isLeveling={isLeveling} onLevel={setLeveling} />
            )}
          </EditorTabs>
        </main>
      </div>
      <Suspense>
        {panel === 'languages' && <LanguagesDialog onClose={close} />}
        {panel === 'versions' && <VersionsDialog onClose={close} />}
      </Suspense>
    </EditorContext>
  );
}

function isOver(status: string): boolean {
  return status === 'ready' || status === 'failed';
}
