import type { CameraPose, Face, HotspotArea, HotspotContent } from '@belvedere/manifest';

/** What a tour can be imported from. */
export const IMPORT_FORMATS = ['belvedere', 'pannellum', 'marzipano', 'krpano', 'pictures'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** A part of a sphere that a picture covers, in degrees: from its left to its right, from its top to its bottom, and its centre's pitch. */
export interface Coverage {
  across: number;
  down: number;
  centrePitch: number;
}

/** Where the pixels of a panorama lie. Paths are those of the archive, below its root. */
export type PanoramaPlan =
  | { kind: 'equirectangular'; path: string; coverage: Coverage | null }
  /** A film of the whole sphere, which the scene is shown as too. */
  | { kind: 'film'; path: string }
  | { kind: 'cube'; faces: Readonly<Record<Face, string>> }
  /** Levels of cube tiles, the largest first: the first of which nothing is missing is taken. */
  | { kind: 'tiles'; levels: readonly TileLevel[] };

export interface TileLevel {
  /** Pixels a side of a face. */
  size: number;
  /** Pixels a side of a tile. */
  tileSize: number;
  /** Paths by face, then row, then column. */
  tiles: Readonly<Record<Face, readonly (readonly string[])[]>>;
}

/** Degrees and zoom as packages/manifest has them. */
export interface ViewPlan {
  yaw: number;
  pitch: number;
  zoom: number;
}

export interface HotspotPlan {
  /** Where it stood in the source, for the report. */
  where: string;
  title: string;
  description: string | null;
  yaw: number;
  pitch: number;
  content: HotspotContent | MediaContentPlan;
  /** The corners of what it is about, where its source says them. */
  area?: HotspotArea | undefined;
  /** Key of the scene that it leads to. */
  target: string | null;
}

/** Content that is a file of the archive: it gets its media id when the file was taken in. */
export interface MediaContentPlan {
  type: 'file';
  path: string;
  alt: string;
}

export interface ScenePlan {
  /** The name of the scene in its source. */
  key: string;
  title: string;
  description: string | null;
  panorama: PanoramaPlan | null;
  view: ViewPlan & { minZoom: number; maxZoom: number };
  /** The yaw at which north lies. */
  north: number | null;
  /** How the camera stood; null when the source says nothing of it. Hotspots are those of the picture, views are level. */
  horizon: CameraPose | null;
  /** Place on the plan of the tour, 0 to 1. */
  map: { x: number; y: number } | null;
  /** Place on the earth that the source itself tells to everybody: degrees. */
  position?: { latitude: number; longitude: number };
  hotspots: HotspotPlan[];
}

/** A tour as another program described it, in our words and angles: what will be made of it. */
export interface TourPlan {
  format: ImportFormat;
  title: string;
  description: string | null;
  language: string | null;
  /** Key of the scene that it begins with. */
  start: string | null;
  /** Degrees a second, when it turns by itself. */
  autoplay: number | null;
  scenes: ScenePlan[];
}

/** Something of the source that has no counterpart here, or that was taken otherwise than it stood. */
export interface Remark {
  where: string;
  what: string;
}

export interface Parsed {
  plan: TourPlan;
  remarks: Remark[];
}
