import { FACES, faceToVector, tilePath, type Face } from '@belvedere/manifest';
import sharp, { type Sharp } from 'sharp';
import type { HotspotContent, ManifestHotspot, ManifestScene, Panorama, TourManifest } from '../src/manifest-types.ts';

/** Files of a tour by path. */
export type Files = Map<string, Buffer>;

/** The colour of a world direction, so that each pixel of a picture tells which way it looks. */
export type Paint = (vector: { x: number; y: number; z: number }) => [number, number, number];

/** Each direction has its own colour. */
export const byDirection: Paint = ({ x, y, z }) => {
  const length = Math.hypot(x, y, z);
  return [x, y, z].map((value) => Math.round(((value / length + 1) / 2) * 255)) as [number, number, number];
};

/** One colour all round. */
export const plain =
  (...color: [number, number, number]): Paint =>
  () =>
    color;

const TILE = 128;

function paintFace(face: Face, size: number, paint: Paint): Sharp {
  const data = Buffer.alloc(size * size * 3);
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      data.set(paint(faceToVector(face, (column + 0.5) / size, (row + 0.5) / size)), (row * size + column) * 3);
  return sharp(data, { raw: { width: size, height: size, channels: 3 } });
}

const lossless = (image: Sharp) => image.webp({ lossless: true, effort: 0 }).toBuffer();

/** Cuts a painted world into tiles below `tiles/` and answers its panorama. */
export async function makePanorama(
  files: Files,
  { id, paint, levels = [TILE], tileSize = TILE }: { id: string; paint: Paint; levels?: number[]; tileSize?: number },
): Promise<Panorama> {
  for (const face of FACES)
    for (const [level, size] of levels.entries()) {
      const picture = await paintFace(face, size, paint).raw().toBuffer();
      for (let y = 0; y < size / tileSize; y++)
        for (let x = 0; x < size / tileSize; x++) {
          const tile = sharp(picture, { raw: { width: size, height: size, channels: 3 } });
          const [left, top] = [x * tileSize, y * tileSize];
          const cut = tile.extract({ left, top, width: Math.min(tileSize, size - left), height: Math.min(tileSize, size - top) });
          files.set(`/tiles/${tilePath(id, { face, level, x, y }, 'webp')}`, await lossless(cut));
        }
    }
  const strip = await Promise.all(FACES.map((face) => paintFace(face, 8, paint).png().toBuffer()));
  const canvas = sharp({ create: { width: 48, height: 8, channels: 3, background: '#000' } });
  const preview = await canvas
    .composite(strip.map((input, index) => ({ input, left: index * 8, top: 0 })))
    .png()
    .toBuffer();
  return {
    id,
    tileSize,
    levels,
    formats: ['webp'],
    preview: `data:image/png;base64,${preview.toString('base64')}`,
    width: 2048,
    height: 1024,
  };
}

const uuid = (kind: number, index: number) => `0198a000-000${kind}-7000-8000-${String(index).padStart(12, '0')}`;
export const sceneId = (index: number) => uuid(1, index);
const hotspotId = (index: number) => uuid(2, index);
export const mediaId = (index: number) => uuid(3, index);

let made = 0;

/** A hotspot with ordinary looks. */
export function makeHotspot(content: HotspotContent, more: Partial<ManifestHotspot> = {}): ManifestHotspot {
  return {
    id: hotspotId(++made),
    title: `A ${content.type}`,
    description: null,
    yaw: 0,
    pitch: 0,
    target: null,
    content,
    icon: { path: null, color: '#1f6feb', size: 1 },
    animation: { type: 'none', speed: 1 },
    ...more,
  };
}

/** A scene with ordinary limits. */
export function makeScene(
  index: number,
  key: string,
  { panorama, hotspots = [] }: { panorama: Panorama; hotspots?: ManifestHotspot[] },
): ManifestScene {
  return {
    id: sceneId(index),
    key,
    title: `Scene ${key}`,
    description: `What is seen in ${key}.`,
    panorama,
    thumbnail: `thumbnails/${key}.webp`,
    view: { yaw: 0, pitch: 0, zoom: 1, minZoom: 0.6, maxZoom: 3 },
    map: null,
    hotspots,
    media: [],
  };
}

/** A manifest in English with German and Arabic; its roots are paths on the host that serves it. */
export function makeManifest(scenes: ManifestScene[], more: Partial<TourManifest> = {}): TourManifest {
  return {
    version: 1,
    id: uuid(0, 1),
    tenant: { slug: 'museum', name: 'Museum' },
    slug: 'house',
    language: 'en',
    languages: ['en', 'de', 'ar'],
    title: 'The house',
    description: 'A house to look around in.',
    metaTitle: null,
    metaDescription: null,
    metaKeywords: [],
    location: null,
    country: null,
    position: null,
    category: null,
    tags: [],
    difficulty: null,
    estimatedDuration: 60,
    publishedAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    thumbnail: null,
    socialImage: null,
    allowEmbedding: true,
    autoplay: { enabled: false, speed: 30 },
    roots: { tiles: '/tiles/', media: '/media/' },
    start: scenes[0]!.id,
    scenes,
    media: {},
    translations: {},
    ...more,
  };
}
