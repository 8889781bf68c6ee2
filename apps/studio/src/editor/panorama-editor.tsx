import type { HotspotView, SceneView } from '@belvedere/sdk';
import type { Tour, TourManifest } from '@belvedere/viewer';
import { Crosshair, MapPin } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useEditor } from './editor-context.ts';
import { HotspotMarkers } from './hotspot-markers.tsx';
import { NewHotspot } from './new-hotspot.tsx';

interface Props {
  manifest: TourManifest | null;
  scenes: readonly SceneView[];
  scene: SceneView | undefined;
  hotspots: readonly HotspotView[];
  selected: string | undefined;
}

/** The panorama in the real viewer, with hotspots over it that can be made, chosen and moved. */
export function PanoramaEditor({ manifest, scenes, scene, hotspots, selected }: Props) {
  const { t } = useTranslation();
  const { editor, goTo } = useEditor();
  const toasts = useToasts();
  const frame = useRef<HTMLDivElement>(null);
  const tour = useTour(frame, manifest, scene?.id);
  const [isPlacing, setPlacing] = useState(false);
  const [place, setPlace] = useState<{ yaw: number; pitch: number } | null>(null);

  /** What is seen at a point of the window, or in the middle of the picture. */
  const directionAt = (point?: { clientX: number; clientY: number }) => {
    const box = frame.current?.getBoundingClientRect();
    if (!box || !tour) return null;
    return tour.screenToSphere(
      point ? { x: point.clientX - box.left, y: point.clientY - box.top } : { x: box.width / 2, y: box.height / 2 },
    );
  };
  const choose = (direction: { yaw: number; pitch: number } | null) => {
    setPlacing(false);
    setPlace(direction);
  };
  const startHere = () => {
    if (!tour || !scene) return;
    const { yaw, pitch, zoom } = tour.getView();
    editor.editScene(scene.id, { initialViewAngle: yaw, initialPitch: pitch, initialZoom: zoom }, t('editor.startView'));
    toasts.done(t('editor.startViewDone'));
  };
  const isReady = scene?.panorama?.status === 'ready';

  return (
    <section
      className="relative grid min-h-0 grid-rows-[1fr_auto] bg-black max-lg:aspect-[4/3]"
      aria-label={t('editor.picture', { title: scene?.title ?? '' })}
    >
      <div className="relative min-h-0 overflow-hidden">
        <div ref={frame} className="absolute inset-0" />
        {tour && scene && <HotspotMarkers tour={tour} frame={frame} hotspots={hotspots} selected={selected} />}
        {isPlacing && (
          <button
            type="button"
            // The keyboard places in the middle; the pointer where it is.
            ref={(node) => node?.focus()}
            aria-label={t('editor.placing')}
            className="absolute inset-0 cursor-crosshair bg-black/10"
            onClick={(event) => choose(directionAt(event.detail === 0 ? undefined : event))}
            onKeyDown={({ key }) => key === 'Escape' && setPlacing(false)}
          >
            <Crosshair size={28} className="absolute top-1/2 left-1/2 -translate-1/2 text-white drop-shadow" aria-hidden />
            <span className="absolute inset-x-4 top-4 rounded-lg bg-black/75 px-3 py-2 text-sm text-white">{t('editor.placing')}</span>
          </button>
        )}
        {!scene && <p className="absolute inset-0 grid place-items-center p-6 text-center text-white">{t('editor.noScenes')}</p>}
        {scene && !isReady && (
          <output className="absolute inset-0 grid place-items-center p-6 text-center text-white">
            {scene.panorama?.status === 'failed'
              ? (scene.panorama.failure ?? t('editor.panoramaFailed'))
              : t('editor.preparing', { percent: Math.round((scene.panorama?.progress ?? 0) * 100) })}
          </output>
        )}
      </div>
      {isReady && (
        <div className="flex flex-wrap gap-2 border-t border-line bg-sheet p-2">
          <Button look="primary" onClick={() => setPlacing(true)}>
            <MapPin size={16} aria-hidden />
            {t('editor.place')}
          </Button>
          <Button onClick={startHere}>{t('editor.startView')}</Button>
        </div>
      )}
      {scene && place && (
        <NewHotspot
          scene={scene}
          scenes={scenes}
          at={place}
          onClose={(hotspot) => {
            setPlace(null);
            if (hotspot) goTo({ scene: scene.id, hotspot: hotspot.id });
          }}
        />
      )}
    </section>
  );
}

/** The viewer in a frame; null until its first picture. A scene that is not in the manifest yet is not shown. */
function useTour(frame: React.RefObject<HTMLDivElement | null>, manifest: TourManifest | null, sceneId: string | undefined): Tour | null {
  const [tour, setTour] = useState<Tour | null>(null);
  const firstScene = useEffectEvent(() => sceneId);
  useEffect(() => {
    const node = frame.current;
    if (!manifest || !node) return;
    let made: Tour | undefined;
    let isGone = false;
    const start = async () => {
      const { createTour } = await import('@belvedere/viewer/dist/viewer.js');
      if (isGone) return;
      made = createTour(node, { src: manifest, scene: firstScene(), controls: 'none' });
      made.on('ready', () => !isGone && setTour(made ?? null));
    };
    void start();
    return () => {
      isGone = true;
      setTour(null);
      made?.destroy();
    };
  }, [frame, manifest]);
  useEffect(() => {
    if (!tour || !sceneId || tour.state.scene?.id === sceneId) return;
    if (tour.state.scenes.some(({ id }) => id === sceneId)) void tour.goTo(sceneId);
  }, [tour, sceneId]);
  return tour;
}
