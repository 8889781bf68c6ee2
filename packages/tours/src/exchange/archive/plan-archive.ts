import { FACES, tilePath, tilesOf, type HotspotContent, type Panorama, type TourManifest } from '@belvedere/manifest';
import { CUBE_LAYOUTS } from '@belvedere/platform';
import type { ExchangeTour } from './exchange-tour.ts';

/** A media file as the archive needs to know it. */
export interface ArchivedMedia {
  id: string;
  originalName: string;
  filePath: string;
  projection?: string | null;
  cubeLayout?: string | null;
  lensFov?: number | null;
}

export interface ArchivePlan {
  /** The manifest as the page in the archive reads it: its roots are folders beside it. */
  page: TourManifest;
  exchange: ExchangeTour;
  /** Tiles as scripts: `from` below the tiles of the tenant, `to` in the archive, `name` as the viewer asks for it. */
  tiles: { from: string; to: string; name: string }[];
  /** Small pictures below the tiles of the tenant, as they are. */
  pictures: { from: string; to: string }[];
  /** Files in the form that visitors get. */
  media: { mediaId: string; variant: string; to: string }[];
  /** Files as they were uploaded. */
  originals: { filePath: string; to: string }[];
}

export interface PlanInput {
  manifest: TourManifest;
  files: ReadonlyMap<string, ArchivedMedia>;
  /** The media file behind each panorama, by the id of its tiles. */
  panoramaFiles: ReadonlyMap<string, ArchivedMedia>;
  withOriginals: boolean;
  startChosen: boolean;
  estimatedDuration: number | null;
  hotspotMedia: ExchangeTour['hotspotMedia'];
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/webp': 'webp',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/avif': 'avif',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'audio/flac': 'flac',
  'application/pdf': 'pdf',
  'text/vtt': 'vtt',
  'text/plain': 'txt',
};

/** What goes into an archive and where. Pure: from the documents alone. */
export function planArchive(input: PlanInput): ArchivePlan {
  const { manifest, files, panoramaFiles, withOriginals } = input;
  const panoramas = new Map(manifest.scenes.map(({ panorama }) => [panorama.id, panorama]));
  const page: TourManifest = {
    ...manifest,
    roots: { tiles: './tiles/', media: './media/' },
    thumbnail: null,
    socialImage: null,
    scenes: manifest.scenes.map((scene) => ({ ...scene, panorama: { ...scene.panorama, formats: ['webp'] } })),
    media: {},
  };
  const media: ArchivePlan['media'] = [];
  for (const [id, file] of Object.entries(manifest.media)) {
    const shown = archivedForm(file.path, file.mimeType);
    const poster = file.poster === undefined ? undefined : archivedForm(file.poster, 'image/webp');
    page.media[id] = { ...file, path: shown.name, ...(poster && { poster: poster.name }) };
    for (const form of [shown, ...(poster ? [poster] : [])])
      media.push({ mediaId: form.mediaId, variant: form.variant, to: `media/${form.name}` });
  }
  const originals: ArchivePlan['originals'] = [];
  // What a scene is shown as is often what its panorama was cut of: large, and the same file.
  const sources = new Set(manifest.scenes.map(({ source }) => source?.media));
  const original = (file: ArchivedMedia, folder: string): string => {
    const known = sources.has(file.id) && originals.find(({ filePath }) => filePath === file.filePath);
    if (known) return known.to;
    const to = `belvedere/${folder}/${file.id}.${extensionOf(file.filePath)}`;
    originals.push({ filePath: file.filePath, to });
    return to;
  };
  const listed = Object.fromEntries(
    [...panoramas.keys()].map((id) => {
      const file = panoramaFiles.get(id);
      const fileName = file?.originalName ?? `${id}.jpg`;
      if (!file || !withOriginals) return [id, { original: null, fileName }];
      return [id, { original: original(file, 'panoramas'), fileName, ...shapeOf(file) }];
    }),
  );
  const mediaIds = new Set([
    ...Object.keys(manifest.media),
    ...Object.values(input.hotspotMedia).flatMap((all) => all.map(({ mediaId }) => mediaId)),
  ]);
  const listedMedia: ExchangeTour['media'] = {};
  for (const id of mediaIds) {
    const file = files.get(id);
    const form = manifest.media[id];
    if (!file) continue;
    // Without originals the form that visitors get is what can be given back.
    if (withOriginals) listedMedia[id] = { path: original(file, 'media'), fileName: file.originalName };
    else if (form) listedMedia[id] = { path: `media/${archivedForm(form.path, form.mimeType).name}`, fileName: file.originalName };
  }
  return {
    page,
    exchange: {
      version: 1,
      manifest,
      startChosen: input.startChosen,
      estimatedDuration: input.estimatedDuration,
      hotspotMedia: input.hotspotMedia,
      panoramas: listed,
      media: listedMedia,
    },
    tiles: [...panoramas.values()].flatMap(tileFiles),
    pictures: [...panoramas.keys()].map((id) => ({ from: `${id}/thumbnail.jpg`, to: `tiles/${id}/thumbnail.jpg` })),
    media,
    originals,
  };
}

function tileFiles(panorama: Panorama): ArchivePlan['tiles'] {
  const ids = [panorama.id, ...(panorama.stereo ? [panorama.stereo.right] : [])];
  return ids.flatMap((id) =>
    [...tilesOf(panorama)].map((tile) => {
      const name = tilePath(id, tile, 'webp');
      return { from: name, to: `tiles/${name}.js`, name };
    }),
  );
}

function archivedForm(path: string, mimeType: string): { mediaId: string; variant: string; name: string } {
  const [mediaId = '', variant = 'original'] = path.split('/');
  return { mediaId, variant, name: `${mediaId}-${variant}.${EXTENSIONS[mimeType] ?? 'bin'}` };
}

function extensionOf(path: string): string {
  return /\.([a-z0-9]{1,8})$/.exec(path)?.[1] ?? 'bin';
}

/** The tile scripts of the largest level of a panorama, by face, row and column: what it can be rebuilt from. */
export function largestTiles({ id, levels, tileSize }: Panorama): {
  size: number;
  tileSize: number;
  path(face: string, y: number, x: number): string;
  side: number;
} {
  const level = levels.length - 1;
  const size = levels[level] ?? 0;
  return {
    size,
    tileSize,
    side: Math.ceil(size / tileSize),
    path: (face, y, x) => `tiles/${tilePath(id, { face: FACES.find((each) => each === face) ?? 'f', level, x, y }, 'webp')}.js`,
  };
}

/** A content with other media ids; what has no new one keeps none of the old tenant. */
export function withMedia(content: HotspotContent, idOf: (id: string) => string | undefined): HotspotContent | undefined {
  const ids = new Map<string, string>();
  const json = JSON.stringify(content, (key: string, value: unknown) => {
    if ((key !== 'mediaId' && key !== 'captionsMediaId') || typeof value !== 'string') return value;
    const next = idOf(value);
    if (next !== undefined) ids.set(value, next);
    return next ?? 'missing';
  });
  return json.includes('"missing"') && /"(?:captionsMediaId|mediaId)":"missing"/.test(json)
    ? undefined
    : (JSON.parse(json) as HotspotContent);
}

/** What an importer has to say of an original, as its bytes don't. */
function shapeOf({ projection, cubeLayout, lensFov }: ArchivedMedia): Partial<ExchangeTour['panoramas'][string]> {
  const layout = CUBE_LAYOUTS.find((known) => known === cubeLayout);
  if (projection === 'cubemap') return { isCube: true, ...(layout && { cubeLayout: layout }) };
  return projection === 'dual-fisheye' ? { isFisheye: true, ...(lensFov && { lensFov }) } : {};
}
