import { FACES, type Face } from '@belvedere/manifest';
import { standingOfKrpano, UPRIGHT, type Standing } from '@belvedere/manifest/angles';
import { elementsOf, type XmlElement } from '@belvedere/kernel/xml';
import type { Coverage, PanoramaPlan } from '../plan.ts';
import { cubeLevel } from '../cube-level.ts';
import { numberOrNull } from './read-action.ts';

const SIDES: Readonly<Record<Face, string>> = { f: 'front', r: 'right', b: 'back', l: 'left', u: 'up', d: 'down' };

export interface ImageReader {
  pathOf(address: string): string | null;
  say(what: string): void;
}

/**
 * The panorama of a scene: of several images the one for plain screens; of its forms tiles before faces before a sphere. Tiles and
 * faces are named by `%s` (l f r b u d), `%l` (level, from 1), `%v` and `%h` (row and column, from 1; `%0v` with a leading zero).
 */
export function readImage(images: readonly XmlElement[], reader: ImageReader): { panorama: PanoramaPlan | null; standing: Standing } {
  const usable = images.filter((image) => isForScreens(image.attributes.get('if') ?? image.attributes.get('devices')));
  for (const image of usable.length > 0 ? usable : images) {
    const found = levels(image, reader) ?? cube(image, reader) ?? sides(image, reader) ?? sphere(image, reader);
    if (!found) continue;
    const [x = 0, y = 0, z = 0] = (image.attributes.get('prealign') ?? '').split('|').map((part) => numberOrNull(part) ?? 0);
    return { panorama: found, standing: standingOfKrpano(x, y, z) };
  }
  const kinds = images.flatMap((image) => image.children.flatMap((child) => (typeof child === 'string' ? [] : [child.name])));
  reader.say(
    kinds.length === 0 ? 'It names no picture.' : `A picture of the kind ${[...new Set(kinds)].join(', ')} has no counterpart here.`,
  );
  return { panorama: null, standing: UPRIGHT };
}

/** Conditions are not computed: one that asks for a headset or a phone is for others, unless it says not. */
function isForScreens(condition: string | undefined): boolean {
  if (condition === undefined) return true;
  return /^\s*(?:!|not\b)/i.test(condition) || !/webvr|mobile|tablet|phone|stereo/i.test(condition);
}

function screenElements(parent: XmlElement, name: string): XmlElement[] {
  return elementsOf(parent, name).filter((element) => isForScreens(element.attributes.get('devices') ?? element.attributes.get('if')));
}

/** `<level tiledimagewidth="2560"><cube url="…"/></level>`, the form of krpano 1.0 to 1.19. */
function levels(image: XmlElement, reader: ImageReader): PanoramaPlan | null {
  const found = elementsOf(image, 'level').flatMap((level, index) => {
    const size = numberOrNull(level.attributes.get('tiledimagewidth'));
    const url = elementsOf(level, 'cube')[0]?.attributes.get('url');
    return size === null || size < 16 || size > 65_536 || url === undefined ? [] : [{ size, url, number: index + 1 }];
  });
  const tileSize = numberOrNull(image.attributes.get('tilesize')) ?? 512;
  return tiles(found, { tileSize, first: firstIndex(image) }, reader);
}

/** `<cube url="…%s…%l…%v…%h…" multires="512,640,1280,2560"/>`: the size of a tile, then of the levels. */
function cube(image: XmlElement, reader: ImageReader): PanoramaPlan | null {
  const [element] = screenElements(image, 'cube');
  const url = element?.attributes.get('url');
  if (!element || url === undefined) return null;
  const [tileSize, ...sizes] = (element.attributes.get('multires') ?? '').split(',').map((part) => numberOrNull(part.split('x', 1)[0]));
  if (tileSize && sizes.length > 0) {
    const found = sizes.flatMap((size, index) => (size === null || size < 16 || size > 65_536 ? [] : [{ size, url, number: index + 1 }]));
    return tiles(found, { tileSize, first: firstIndex(image) }, reader);
  }
  return faces((face) => (url.includes('%s') ? url.replaceAll('%s', face) : undefined), reader);
}

function sides(image: XmlElement, reader: ImageReader): PanoramaPlan | null {
  if (elementsOf(image, 'front').length === 0) return null;
  return faces((face) => screenElements(image, SIDES[face])[0]?.attributes.get('url'), reader);
}

function sphere(image: XmlElement, reader: ImageReader): PanoramaPlan | null {
  const [element] = screenElements(image, 'sphere');
  const url = element?.attributes.get('url');
  if (!element || url === undefined || element.attributes.has('multires') || elementsOf(image, 'level').length > 0) return null;
  const path = reader.pathOf(url);
  if (path === null) {
    reader.say(`${url} is not in the archive: import its picture by hand.`);
    return null;
  }
  return { kind: 'equirectangular', path, coverage: coverageOf(image) };
}

function coverageOf({ attributes }: XmlElement): Coverage | null {
  const across = numberOrNull(attributes.get('hfov')) ?? 360;
  const down = numberOrNull(attributes.get('vfov')) ?? 180;
  const whole = (across >= 360 && down >= 180) || across < 1 || down < 1;
  return whole ? null : { across, down: Math.min(180, down), centrePitch: numberOrNull(attributes.get('voffset')) ?? 0 };
}

function faces(urlOf: (face: Face) => string | undefined, reader: ImageReader): PanoramaPlan | null {
  const found = FACES.map((face) => [face, urlOf(face)] as const);
  const paths = found.map(([face, url]) => [face, url === undefined ? null : reader.pathOf(url)] as const);
  if (paths.some(([, path]) => path === null)) {
    reader.say(`${found.find(([, url]) => url)?.[1] ?? 'A face'} is not in the archive: import its picture by hand.`);
    return null;
  }
  return { kind: 'cube', faces: Object.fromEntries(paths) as Record<Face, string> };
}

const firstIndex = (image: XmlElement): number => numberOrNull(image.attributes.get('baseindex')) ?? 1;

function tiles(
  found: readonly { size: number; url: string; number: number }[],
  { tileSize, first }: { tileSize: number; first: number },
  reader: ImageReader,
): PanoramaPlan | null {
  if (found.length === 0) return null;
  const [any] = found;
  if (any && reader.pathOf(any.url) === null) {
    reader.say(`${any.url} is not in the archive: import its picture by hand.`);
    return null;
  }
  const made = found
    .toSorted((a, b) => b.size - a.size)
    .map(({ size, url, number }) =>
      cubeLevel({ size, tileSize }, ({ face, x, y }) => {
        const values: Record<string, string | number> = { s: face, l: number, v: y + first, y: y + first, h: x + first, x: x + first };
        const name = url.replaceAll(/%(0{0,4})([slvhxy])/g, (_, zeros: string, key: string) =>
          String(values[key]).padStart(zeros.length + 1, '0'),
        );
        return reader.pathOf(name) ?? '';
      }),
    );
  return { kind: 'tiles', levels: made };
}
