import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readAtlas, type Atlas } from '@belvedere/maps';
import { flatten, type FlatWorld } from './flat-world.ts';

interface World {
  /** For a part of the earth. */
  near: FlatWorld;
  /** For all of it. */
  whole: Atlas;
}

let world: Promise<World> | undefined;

/** Coasts and borders by Natural Earth, at 1:50 and 1:110 million: read when the first map is drawn, and kept (seven megabytes). */
export function readWorld(): Promise<World> {
  world ??= Promise.all([
    readFile(fileURLToPath(import.meta.resolve('world-atlas/countries-50m.json')), 'utf8'),
    readFile(fileURLToPath(import.meta.resolve('world-atlas/countries-110m.json')), 'utf8'),
  ]).then(([fine, coarse]) => ({ near: flatten(readAtlas(JSON.parse(fine))), whole: readAtlas(JSON.parse(coarse)) }));
  return world;
}
