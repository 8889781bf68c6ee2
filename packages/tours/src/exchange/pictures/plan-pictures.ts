import type { HotspotPlan, Parsed, ScenePlan } from '../plan.ts';
import type { TourSource } from '../source/is-of-use.ts';

const FILM = /\.(?:mp4|webm)$/i;
const PANORAMA = /\.(?:jpe?g|png|webp|avif|mp4|webm)$/i;
const VIEW = { yaw: 0, pitch: 0, zoom: 1, minZoom: 0.6, maxZoom: 4 };

/** Panoramas and 360° films without a configuration: a scene each, in the order of their names, with a way to the next and the one before. */
export function planPictures(source: Pick<TourSource, 'names'>): Parsed | undefined {
  const files = [...source.names]
    .filter((name) => PANORAMA.test(name))
    .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'en', { numeric: true }));
  if (files.length === 0) return undefined;
  const titles = files.map(titleOfFile);
  const scenes = files.map((path, index): ScenePlan => {
    const way = (to: number, yaw: number): HotspotPlan[] => {
      const [target, title] = [files[to], titles[to]];
      // A little below the horizon, where people look for a way.
      const place = { yaw, pitch: -8, content: { type: 'navigation' as const, transition: 'fade' as const } };
      return target === undefined || title === undefined ? [] : [{ where: path, title, description: null, ...place, target }];
    };
    return {
      key: path,
      title: titles[index] ?? path,
      description: null,
      panorama: isFilm(path) ? { kind: 'film', path } : { kind: 'equirectangular', path, coverage: null },
      view: VIEW,
      north: null,
      horizon: null,
      map: null,
      hotspots: [...way(index + 1, 25), ...way(index - 1, -25)],
    };
  });
  const plan = { format: 'pictures' as const, title: 'Tour', description: null, language: null, start: null, autoplay: null, scenes };
  return { plan, remarks: [] };
}

export function isFilm(path: string): boolean {
  return FILM.test(path);
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** `03_grand-hall.jpg` → `Grand hall`. */
export function titleOfFile(path: string): string {
  const name = nameOf(path);
  const bare = name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : name;
  const words = bare
    .replace(/^\d+[\s._-]*(?=\D)/, '')
    .replace(/[\s._-]+/g, ' ')
    .trim();
  return words === '' ? bare || name : words.charAt(0).toUpperCase() + words.slice(1, 200);
}
