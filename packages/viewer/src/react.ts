'use client';
import { createElement, forwardRef, useEffect, useImperativeHandle, useRef, useState, type CSSProperties } from 'react';
import { createTour } from './create-tour.ts';
import { own } from './own.ts';
import type { Tour, TourEvents, TourOptions } from './types.ts';

const EVENTS = [
  'ready',
  'scene',
  'view',
  'sharp',
  'hotspot',
  'language',
  'action',
  'share',
  'error',
] as const satisfies readonly (keyof TourEvents)[];

/** A function for each event of a tour, named `on` and the event: `onReady`, `onScene` … with the details of {@link TourEvents}. */
export type BelvedereTourListeners = { [K in keyof TourEvents as `on${Capitalize<K>}`]?: ((detail: TourEvents[K]) => void) | undefined };

/** What `<BelvedereTour>` takes: the options of `createTour`, a function for each event, and what an element takes. */
export interface BelvedereTourProps extends TourOptions, BelvedereTourListeners {
  id?: string | undefined;
  className?: string | undefined;
  style?: CSSProperties | undefined;
}

/** Tells the listener that the last render has given. */
function tell<K extends keyof TourEvents>(props: BelvedereTourListeners, name: K, detail: TourEvents[K]): void {
  const key = `on${name[0]!.toUpperCase()}${name.slice(1)}` as keyof BelvedereTourListeners;
  (own(props)[key] as ((value: TourEvents[K]) => void) | undefined)?.(detail);
}

/** Goes to a scene when the tour is ready and elsewhere. */
function follow(tour: Tour, scene: string | undefined): void {
  const { status, scene: here } = tour.state;
  if (status !== 'ready' || scene === undefined || scene === here?.key || scene === here?.id) return;
  void tour.goTo(scene).catch(reportError);
}

/**
 * A tour as a component of React 18 and newer. A changed `src` starts anew; a changed `scene` or `language` is followed; the other options
 * count from the start. A manifest given as `src` has to be the same object at each render. The ref is the {@link Tour}, null until
 * there is one. On a server it renders the empty element; importing this module touches no page.
 *
 * @example
 * <BelvedereTour src="/t/museum/manifest.json" scene={room} onScene={({ key }) => setRoom(key)} style={{ height: 480 }} />
 */
export const BelvedereTour = forwardRef<Tour | null, BelvedereTourProps>(function BelvedereTour(props, ref) {
  const { src, scene, language, id, className, style } = own(props);
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  const [tour, setTour] = useState<Tour | null>(null);
  useImperativeHandle<Tour | null, Tour | null>(ref, () => tour, [tour]);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    if (!place.current) return undefined;
    const started = createTour(place.current, { ...latest.current, src });
    for (const name of EVENTS) started.on(name, (detail) => tell(latest.current, name, detail));
    // A scene that was asked for while the tour was loading.
    started.on('ready', () => follow(started, own(latest.current).scene));
    setTour(started);
    return () => {
      started.destroy();
      setTour(null);
    };
  }, [src]);
  useEffect(() => {
    if (tour) follow(tour, scene);
  }, [tour, scene]);
  useEffect(() => {
    if (tour && language !== undefined && language !== tour.state.language) tour.setLanguage(language);
  }, [tour, language]);
  return createElement('div', { ref: place, id, className, style });
});
