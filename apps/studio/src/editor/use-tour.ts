import type { Tour, TourManifest } from '@belvedere/viewer';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Look } from './editor-context.ts';

/** The viewer in a frame, null until its first picture, and how to say where the next scene opens. A scene that is not in the manifest yet is not shown. */
export function useTour(parts: {
  frame: HTMLElement | null;
  manifest: TourManifest | null;
  sceneId: string | undefined;
}): [tour: Tour | null, lookNext: (look: Look | null) => void] {
  const { frame, manifest, sceneId } = parts;
  const look = useRef<Look | null>(null);
  const [tour, setTour] = useState<Tour | null>(null);
  // A viewer that takes the place of another one, as when the picture was levelled, looks where that one looked.
  const first = useEffectEvent(() => ({ scene: sceneId, ...look.current }));
  useEffect(() => {
    if (!manifest || !frame) return;
    let made: Tour | undefined;
    let isGone = false;
    const start = async () => {
      const { createTour } = await import('@belvedere/viewer/dist/viewer.js');
      if (isGone) return;
      made = createTour(frame, { src: manifest, ...first(), controls: 'none' });
      made.on('ready', () => {
        look.current = null;
        if (!isGone) setTour(made ?? null);
      });
    };
    void start();
    return () => {
      isGone = true;
      if (made?.state.status === 'ready') look.current ??= made.getView();
      setTour(null);
      made?.destroy();
    };
  }, [frame, manifest]);
  useEffect(() => {
    if (!tour || !sceneId || tour.state.scene?.id === sceneId) return;
    const at = look.current ?? undefined;
    look.current = null;
    if (tour.state.scenes.some(({ id }) => id === sceneId)) void tour.goTo(sceneId, at);
  }, [tour, sceneId]);
  const lookNext = useCallback((next: Look | null) => {
    look.current = next;
  }, []);
  return [tour, lookNext];
}
