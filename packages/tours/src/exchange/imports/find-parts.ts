import type { Face } from '@belvedere/manifest';
import { MAX_ASSEMBLED_FACE, type PanoramaParts } from '../../panorama/index.ts';
import type { PanoramaPlan, TileLevel } from '../plan.ts';
import type { TourSource } from '../source/is-of-use.ts';

/** Where the pictures of a planned panorama lie on this machine, or what is missing of them. */
export type FoundParts =
  | { kind: 'equirectangular'; path: string }
  | { kind: 'film'; path: string }
  | Exclude<PanoramaParts, { kind: 'cube-picture' | 'dual-fisheye' }>
  | { kind: 'missing'; what: string };

/** Looks for the pictures of a panorama in its source. Of tiles the largest level is taken of which nothing is missing. */
export function findParts(plan: PanoramaPlan, source: Pick<TourSource, 'file'>): FoundParts {
  switch (plan.kind) {
    case 'equirectangular': {
      const path = source.file(plan.path);
      if (path === undefined) return missing(plan.path);
      return plan.coverage ? { kind: 'part', path, ...plan.coverage } : { kind: 'equirectangular', path };
    }
    case 'film': {
      const path = source.file(plan.path);
      return path === undefined ? missing(plan.path) : { kind: 'film', path };
    }
    case 'cube': {
      const faces = mapFaces(plan.faces, (name) => source.file(name));
      return faces ? { kind: 'cube', faces } : missing(Object.values(plan.faces).find((name) => source.file(name) === undefined) ?? '');
    }
    case 'tiles': {
      for (const level of plan.levels) {
        const tiles = level.size <= MAX_ASSEMBLED_FACE ? tilesOf(level, source) : undefined;
        if (tiles) return { kind: 'tiles', size: level.size, tileSize: level.tileSize, tiles };
      }
      return missing(plan.levels[0]?.tiles.f[0]?.[0] ?? 'its tiles');
    }
  }
}

function tilesOf({ tiles }: TileLevel, source: Pick<TourSource, 'file'>): Record<Face, string[][]> | undefined {
  return mapFaces(tiles, (rows) => {
    const found = rows.map((row) => row.map((name) => source.file(name)));
    return found.every((row): row is string[] => row.every((path) => path !== undefined)) ? found : undefined;
  });
}

function mapFaces<From, To>(faces: Readonly<Record<Face, From>>, map: (value: From) => To | undefined): Record<Face, To> | undefined {
  const entries = Object.entries(faces).map(([face, value]) => [face, map(value)] as const);
  return entries.some(([, value]) => value === undefined) ? undefined : (Object.fromEntries(entries) as Record<Face, To>);
}

function missing(name: string): FoundParts {
  return { kind: 'missing', what: `The picture ${name} is not in the archive: the scene has no panorama yet.` };
}
