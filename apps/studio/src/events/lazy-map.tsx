import { lazy, Suspense } from 'react';
import type { PlaceMapProps } from './place-map.tsx';

const PlaceMap = lazy(async () => ({ default: (await import('./place-map.tsx')).PlaceMap }));

/** The map, with the coasts of the world: loaded where it is shown. */
export function LazyMap(props: PlaceMapProps) {
  return (
    <Suspense fallback={<div className="aspect-[2/1] rounded-lg bg-raised" />}>
      <PlaceMap {...props} />
    </Suspense>
  );
}
