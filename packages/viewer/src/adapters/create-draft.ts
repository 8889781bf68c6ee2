import { settledView } from '@belvedere/manifest/angles';
import type { HotspotContent, ManifestHotspot, ManifestMedia, ManifestScene, Panorama, TourManifest } from '../manifest-types.ts';

/** Something that has no counterpart here: where in the configuration, and what became of it. */
export interface AdapterRemark {
  where: string;
  what: string;
}

/** Where a hotspot is to stand, and where the configuration says so. */
export interface Place {
  draft: Draft;
  scene: ManifestScene;
  where: string;
}

/** A tour of another viewer, as options of `createTour`: `createTour(element, { src: manifest, locate })`. */
export interface Adapted {
  manifest: TourManifest;
  /** Where the files lie. */
  locate: (path: string) => string | undefined;
  remarks: readonly AdapterRemark[];
}

export interface AdapterOptions {
  /** The address that relative addresses of the configuration start from. */
  base: string;
  /** BCP 47 tag of its texts; `en` when absent. */
  language?: string | undefined;
}

export interface SceneDraft {
  title: string;
  view: { yaw: number; pitch: number; zoom: number };
  limits: { minZoom: number; maxZoom: number };
  correction?: ManifestScene['correction'];
  position?: ManifestScene['position'];
}

export interface Draft {
  say(where: string, what: string): void;
  /** An address of the configuration, or null for one that is none or not of the web. */
  resolve(where: string, address: string): string | null;
  /** Cube tiles: levels from the smallest up, and where a tile lies. */
  tiles(
    levels: readonly { size: number; tileSize: number }[],
    at: (tile: { level: number; face: string; x: number; y: number }) => string,
  ): Panorama;
  /** A picture of the whole sphere, or a film of it, or of a part. */
  sphere(address: string, part?: NonNullable<ManifestScene['source']>['part']): Pick<ManifestScene, 'panorama' | 'source' | 'thumbnail'>;
  /** Adds a scene by the name that links know it by. */
  scene(
    name: string,
    draft: SceneDraft,
    picture: Pick<ManifestScene, 'panorama'> & Partial<Pick<ManifestScene, 'source' | 'thumbnail'>>,
  ): ManifestScene;
  /** Adds a hotspot; `to` is the name of the scene that it leads to. */
  hotspot(
    scene: ManifestScene,
    at: { where: string; yaw: number; pitch: number; title: string; to?: string | undefined; content: HotspotContent },
  ): void;
  finish(options: { title: string; start?: string | undefined; autoplay?: number | undefined }): Adapted;
}

const uuid = (kind: number, index: number) => `00000000-000${kind}-7000-8000-${String(index).padStart(12, '0')}`;
/** Nothing is known before the pictures are there. */
const NO_PREVIEW = 'data:image/gif;base64,';
const FILMS = /\.(mp4|webm|m4v|mov)$/i;

/** A text of a page as one that is shown as text; tags are left out, no one is ever read as HTML. */
export function plainOf(text: string | undefined): string {
  return (text ?? '')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A text or a link, as other viewers have them in one hotspot. */
export function infoOrLink(text: string, href: string | null): HotspotContent {
  if (href) return { type: 'link', href, label: text || href, newTab: true };
  return { type: 'info', body: { blocks: text ? [{ type: 'paragraph', content: [{ type: 'text', text }] }] : [] } };
}

/** Collects a tour. */
export function createDraft({ base, language = 'en' }: AdapterOptions): Draft {
  const remarks: AdapterRemark[] = [];
  const scenes: ManifestScene[] = [];
  const media: Record<string, ManifestMedia> = {};
  const files = new Map<string, string>();
  const tilesets: ((path: string) => string | undefined)[] = [];
  const ids = new Map<string, string>();
  const links: { hotspot: ManifestHotspot; to: string; where: string }[] = [];
  let count = 0;
  const say = (where: string, what: string) => void remarks.push({ where, what });
  const panorama = (more: Partial<Panorama> = {}): Panorama => ({
    id: `adapted${String(++count).padStart(9, '0')}`,
    tileSize: 512,
    levels: [],
    formats: ['jpg'],
    preview: NO_PREVIEW,
    width: 1,
    height: 1,
    ...more,
  });
  return {
    say,
    resolve(where, address) {
      const url = URL.canParse(address, base) ? new URL(address, base) : null;
      if (url && /^https?:$/.test(url.protocol)) return url.href;
      say(where, `${address} is no address of the web.`);
      return null;
    },
    tiles(levels, at) {
      const [largest] = levels.slice(-1);
      const found = panorama({ tileSize: largest?.tileSize ?? 512, levels: levels.map(({ size }) => size) });
      tilesets.push((path) => {
        const [id, level, face, place] = path.split('/');
        const [, y, x] = /^(\d+)_(\d+)\./.exec(place ?? '') ?? [];
        return id === found.id ? at({ level: Number(level), face: face ?? '', x: Number(x), y: Number(y) }) : undefined;
      });
      return found;
    },
    sphere(address, part) {
      const id = uuid(3, files.size + 1);
      const isFilm = FILMS.test(new URL(address).pathname);
      files.set(id, address);
      media[id] = {
        path: id,
        mimeType: isFilm ? 'video/mp4' : 'image/jpeg',
        width: null,
        height: null,
        duration: null,
        projection: 'equirectangular',
      };
      return { panorama: panorama(), source: { type: 'equirectangular', media: id, ...(part && { part }) }, thumbnail: isFilm ? '' : id };
    },
    scene(name, { title, view, limits, correction, position }, picture) {
      const index = scenes.length + 1;
      const scene: ManifestScene = {
        id: uuid(1, index),
        key: `${
          name
            .toLowerCase()
            .replace(/[^a-z0-9]+/g, '-')
            .replace(/^-|-$/g, '') || 'scene'
        }`.slice(0, 70),
        title,
        description: null,
        thumbnail: '',
        view: settledView(view, limits),
        ...(correction && { correction }),
        map: null,
        ...(position && { position }),
        hotspots: [],
        media: [],
        ...picture,
      };
      if (scenes.some(({ key }) => key === scene.key)) scene.key += `-${index}`;
      ids.set(name, scene.id);
      scenes.push(scene);
      return scene;
    },
    hotspot(scene, { where, yaw, pitch, title, to, content }) {
      const hotspot: ManifestHotspot = {
        id: uuid(2, ++count),
        title,
        description: null,
        yaw,
        pitch,
        target: null,
        content,
        icon: { path: null, color: '#ffffff', size: 1 },
        animation: { type: 'none', speed: 1 },
      };
      if (to !== undefined) links.push({ hotspot, to, where });
      scene.hotspots.push(hotspot);
    },
    finish({ title, start, autoplay }) {
      for (const { hotspot, to, where } of links) {
        hotspot.target = ids.get(to) ?? null;
        if (!hotspot.target) say(where, `It leads to the scene “${to}”, which is not there.`);
      }
      const now = '1970-01-01T00:00:00Z';
      const manifest: TourManifest = {
        version: 1,
        id: uuid(0, 1),
        tenant: { slug: 'adapted', name: title },
        slug: 'adapted',
        language,
        languages: [language],
        title,
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
        estimatedDuration: 0,
        publishedAt: now,
        updatedAt: now,
        thumbnail: null,
        socialImage: null,
        allowEmbedding: true,
        autoplay: { enabled: autoplay !== undefined, speed: autoplay ?? 4 },
        roots: { tiles: base, media: base },
        start: ids.get(start ?? '') ?? scenes[0]?.id ?? '',
        scenes,
        media,
        translations: {},
      };
      const locate = (path: string) => files.get(path) ?? tilesets.map((find) => find(path)).find((found) => found !== undefined);
      return { manifest, locate, remarks };
    },
  };
}
