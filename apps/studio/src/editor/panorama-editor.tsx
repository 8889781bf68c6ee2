import type { HotspotView, SceneView } from '@belvedere/sdk';
import { Crosshair, MapPin } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { AreaLayer, outlinesOf } from './area-layer.tsx';
import { useEditor } from './editor-context.ts';
import { HotspotMarkers } from './hotspot-markers.tsx';
import { directionAt, takeFocus, turnByKey } from './turn-by-key.ts';

const AreaDrawing = lazy(async () => ({ default: (await import('./area-drawing.tsx')).AreaDrawing }));
const HorizonLine = lazy(async () => ({ default: (await import('./horizon-line.tsx')).HorizonLine }));
const NewHotspot = lazy(async () => ({ default: (await import('./new-hotspot.tsx')).NewHotspot }));

interface Props {
  scene: SceneView | undefined;
  hotspots: readonly HotspotView[];
  selected: string | undefined;
  /** The ground of the viewer. */
  frame: HTMLDivElement | null;
  onFrame: (node: HTMLDivElement | null) => void;
  isLeveling: boolean;
}

/** The panorama in the real viewer, with hotspots over it that can be made, chosen and moved. */
export function PanoramaEditor({ scene, hotspots, selected, frame, onFrame, isLeveling }: Props) {
  const { t } = useTranslation();
  const { editor, stage, mode, setMode, goTo } = useEditor();
  const toasts = useToasts();
  const [place, setPlace] = useState<{ yaw: number; pitch: number } | null>(null);

  const choose = (direction: { yaw: number; pitch: number } | null) => {
    setMode(null);
    setPlace(direction);
  };
  const startHere = () => {
    if (!stage || !scene) return;
    const { yaw, pitch, zoom } = stage.getView();
    editor.editScene(scene.id, { initialViewAngle: yaw, initialPitch: pitch, initialZoom: zoom }, t('editor.startView'));
    toasts.done(t('editor.startViewDone'));
  };
  const isReady = scene?.panorama?.status === 'ready';
  const drawn = mode?.kind === 'area' ? hotspots.find(({ id }) => id === mode.hotspotId) : undefined;
  const outlines = useMemo(() => outlinesOf(hotspots, selected).filter(({ id }) => id !== drawn?.id), [hotspots, selected, drawn]);

  return (
    <section
      className="relative grid min-h-0 grid-rows-[1fr_auto] bg-black max-lg:aspect-[4/3] max-sm:aspect-square"
      aria-label={t('editor.picture', { title: scene?.title ?? '' })}
    >
      <div className="relative min-h-0 overflow-hidden">
        <div ref={onFrame} className="absolute inset-0" />
        {stage && <AreaLayer tour={stage} outlines={outlines} />}
        {stage && scene && isLeveling && (
          <Suspense>
            <HorizonLine tour={stage} scene={scene} />
          </Suspense>
        )}
        {stage && scene && frame && <HotspotMarkers tour={stage} frame={frame} hotspots={hotspots} selected={selected} />}
        {stage && frame && mode?.kind === 'place' && (
          <button
            type="button"
            // The keyboard places in the middle; the pointer where it is.
            ref={takeFocus}
            aria-label={t('editor.placing')}
            className="absolute inset-0 cursor-crosshair bg-black/10"
            onClick={(event) => choose(directionAt(stage, frame, event.detail === 0 ? null : event))}
            onKeyDown={(event) => {
              if (turnByKey(stage, event.key)) event.preventDefault();
              if (event.key === 'Escape') setMode(null);
            }}
          >
            <Crosshair size={28} className="absolute inset-0 m-auto text-white drop-shadow" aria-hidden />
            <span className="absolute inset-x-4 top-4 rounded-lg bg-black/75 px-3 py-2 text-sm text-white">{t('editor.placing')}</span>
          </button>
        )}
        {stage && frame && drawn && (
          <Suspense>
            <AreaDrawing key={drawn.id} tour={stage} frame={frame} hotspot={drawn} />
          </Suspense>
        )}
        {!scene && <p className="absolute inset-0 grid place-items-center p-6 text-center text-white">{t('editor.noScenes')}</p>}
        {scene && !isReady && (
          <output className="absolute inset-0 grid place-items-center p-6 text-center text-white">
            {!scene.panorama && t('editor.noPanorama')}
            {scene.panorama?.status === 'failed' && (scene.panorama.failure ?? t('editor.panoramaFailed'))}
            {scene.panorama &&
              scene.panorama.status !== 'failed' &&
              t('editor.preparing', { percent: Math.round(scene.panorama.progress * 100) })}
          </output>
        )}
      </div>
      {isReady && mode?.kind !== 'arrive' && (
        <div className="flex flex-wrap gap-2 border-t border-line bg-sheet p-2">
          <Button look="primary" disabled={!stage} onClick={() => setMode({ kind: 'place' })}>
            <MapPin size={16} aria-hidden />
            {t('editor.place')}
          </Button>
          <Button disabled={!stage} onClick={startHere}>
            {t('editor.startView')}
          </Button>
        </div>
      )}
      {mode?.kind === 'arrive' && <ArrivalBar hotspotId={mode.hotspotId} from={mode.from} />}
      {scene && place && (
        <Suspense>
          <NewHotspot
            scene={scene}
            at={place}
            onClose={(hotspot) => {
              setPlace(null);
              if (hotspot) goTo({ scene: scene.id, hotspot: hotspot.id });
            }}
          />
        </Suspense>
      )}
    </section>
  );
}

/** How visitors arrive by a hotspot: whatever the picture shows of the scene that it leads to. */
function ArrivalBar({ hotspotId, from }: { hotspotId: string; from: string }) {
  const { t } = useTranslation();
  const { editor, stage, setMode, goTo } = useEditor();
  const end = () => {
    setMode(null);
    goTo({ scene: from, hotspot: hotspotId });
  };
  const use = () => {
    const hotspot = editor.hotspots.get(hotspotId);
    if (stage && hotspot?.content.type === 'navigation') {
      const { yaw, pitch, zoom } = stage.getView();
      editor.editHotspot(
        hotspotId,
        { content: { ...hotspot.content, view: { yaw, pitch, zoom } } },
        t('editor.arrival.name', { title: hotspot.title }),
      );
    }
    end();
  };
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line bg-sheet p-2">
      <p className="me-auto text-sm">{t('editor.arrival.hint')}</p>
      <Button onClick={end}>{t('app.cancel')}</Button>
      <Button look="primary" disabled={!stage} onClick={use}>
        {t('editor.arrival.use')}
      </Button>
    </div>
  );
}
