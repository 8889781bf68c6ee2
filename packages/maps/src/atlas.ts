import { feature, mesh } from 'topojson-client';

type Topology = Parameters<typeof feature>[0];

/** Coasts, and the borders between countries. */
export interface Atlas {
  land: ReturnType<typeof feature>;
  borders: ReturnType<typeof mesh>;
}

/** What there is to draw in a file of world-atlas, `countries-110m.json` or a finer one. */
export function readAtlas(file: unknown): Atlas {
  const world = file as Topology;
  return {
    land: feature(world, world.objects['land']!),
    borders: mesh(world, world.objects['countries'] as Parameters<typeof mesh>[1], (one, other) => one !== other),
  };
}
