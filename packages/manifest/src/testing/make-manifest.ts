import type { ManifestScene, TourManifest } from '../manifest.ts';

const TOUR = '0198a000-0000-7000-8000-000000000001';
const SCENE = '0198a000-0001-7000-8000-000000000001';

/** A scene with ordinary limits and no picture behind it, for tests. */
export function makeManifestScene(parts: Partial<ManifestScene> = {}): ManifestScene {
  return {
    id: SCENE,
    key: 'hall',
    title: 'Hall',
    description: null,
    panorama: {
      id: 'abcdef0123456789',
      tileSize: 512,
      levels: [512],
      formats: ['webp'],
      preview: 'data:image/webp;base64,',
      width: 2048,
      height: 1024,
    },
    thumbnail: 'abcdef0123456789/thumbnail.jpg',
    view: { yaw: 0, pitch: 0, zoom: 1, minZoom: 0.6, maxZoom: 4 },
    map: null,
    hotspots: [],
    media: [],
    ...parts,
  };
}

/** A whole manifest of one scene, of which a test says only what it is about. */
export function makeManifest(parts: Partial<TourManifest> = {}): TourManifest {
  const { scenes = [makeManifestScene()] } = parts;
  return {
    version: 1,
    id: TOUR,
    tenant: { slug: 'museum', name: 'Museum' },
    slug: 'house',
    language: 'en',
    languages: ['en'],
    title: 'House',
    description: null,
    metaTitle: null,
    metaDescription: null,
    metaKeywords: [],
    location: null,
    country: null,
    position: null,
    category: null,
    tags: [],
    difficulty: null,
    estimatedDuration: 25,
    publishedAt: '2026-11-21T10:00:00.000Z',
    updatedAt: '2026-11-21T10:00:00.000Z',
    thumbnail: null,
    socialImage: '/tiles/x/social.jpg',
    allowEmbedding: true,
    autoplay: { enabled: false, speed: 3 },
    roots: { tiles: '/tiles/x/', media: '/media/x/' },
    start: scenes[0]?.id ?? SCENE,
    media: {},
    translations: {},
    ...parts,
    scenes,
  };
}
