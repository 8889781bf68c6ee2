/**
 * The tour manifest as this package's declarations state it, so that a consumer needs nothing else to type-check.
 * `manifest-types.test.ts` holds these types equal to those that @belvedere/manifest infers from its schemas.
 */

/** A face of the cube seen from inside: front, right, back, left, up, down. */
export type Face = 'f' | 'r' | 'b' | 'l' | 'u' | 'd';

/** A panorama cut into cube tiles: `<id>/<level>/<face>/<y>_<x>.<format>` below the tile root. */
export interface Panorama {
  /** Content address of the tiles. */
  id: string;
  /** Pixels a side of a full tile. */
  tileSize: number;
  /** Pixels a side of a face at each level, smallest first; each level doubles the face. */
  levels: number[];
  /** Formats that the tiles exist in, best first. */
  formats: ('webp' | 'jpg')[];
  /** The six faces side by side in one small image, as a data URL. */
  preview: string;
  /** Pixels of the equirectangular original. */
  width: number;
  height: number;
  /** Of a panorama for two eyes: all above is the left eye's; the right eye's tiles lie under `right`, in the same levels and formats. */
  stereo?: { mode: 'top-bottom' | 'left-right'; right: string } | undefined;
  /** What of the sphere the original shows, where that is not all of it: 0–1 from its left and top. */
  part?: { left: number; top: number; width: number; height: number } | undefined;
}

export type RichTextMark = 'bold' | 'italic' | 'underline' | 'strike' | 'code';
export type RichTextInline =
  | { type: 'text'; text: string; marks?: RichTextMark[] | undefined }
  | { type: 'link'; href: string; text: string; marks?: RichTextMark[] | undefined }
  | { type: 'break' };
export type RichTextBlock =
  | { type: 'paragraph'; content: RichTextInline[] }
  | { type: 'heading'; level: 2 | 3; content: RichTextInline[] }
  | { type: 'list'; ordered: boolean; items: { content: RichTextInline[] }[] }
  | { type: 'quote'; content: RichTextInline[] };

/** A tree of known nodes, never HTML. */
export interface RichText {
  blocks: RichTextBlock[];
}

export interface PictureContent {
  mediaId: string;
  alt: string;
  caption?: string | undefined;
}

export interface FormFieldContent {
  name: string;
  label: string;
  kind: 'text' | 'email' | 'tel' | 'textarea' | 'checkbox';
  required: boolean;
}

/** What a hotspot carries, by type. */
export type HotspotContent =
  | {
      type: 'navigation';
      transition: 'fade' | 'walk' | 'none';
      /** How the scene that it leads to opens, where it is not that scene's own view. */
      view?: { yaw?: number | undefined; pitch?: number | undefined; zoom?: number | undefined } | undefined;
    }
  | { type: 'info'; body: RichText }
  | { type: 'image'; image: PictureContent }
  | { type: 'gallery'; images: PictureContent[] }
  | { type: 'video'; mediaId: string; captionsMediaId?: string | undefined; transcript?: RichText | undefined }
  | { type: 'audio'; mediaId: string; transcript?: RichText | undefined }
  | { type: 'document'; mediaId: string; label: string }
  | { type: 'link'; href: string; label: string; newTab: boolean }
  | { type: 'form'; submitLabel: string; fields: FormFieldContent[] }
  | { type: 'booking'; serviceSlug: string; label: string }
  | { type: 'event'; eventSlug: string; label: string }
  | { type: 'chat'; greeting: string }
  | { type: 'quiz'; question: string; options: { text: string; correct: boolean }[]; explanation?: RichText | undefined }
  | { type: 'product'; name: string; priceMinor: number; currency: string; href: string }
  | { type: 'custom'; element: string; data: Record<string, string | number | boolean> };

/** A media file; `path` is relative to the media root. `duration` in seconds. */
export interface ManifestMedia {
  path: string;
  mimeType: string;
  width: number | null;
  height: number | null;
  duration: number | null;
  /** A picture that stands for a film, relative to the media root. */
  poster?: string | undefined;
  /** What is to be seen or heard, for who can't. */
  alt?: string | undefined;
  caption?: string | undefined;
  credit?: string | undefined;
  /** Of what is not flat: how it maps to the sphere. */
  projection?: 'flat' | 'equirectangular' | 'cubemap' | undefined;
  /** Where the eyes are, when there are two. */
  stereo?: 'top-bottom' | 'left-right' | undefined;
}

/** A point of interest. Yaw and pitch in degrees. */
export interface ManifestHotspot {
  id: string;
  title: string;
  description: string | null;
  yaw: number;
  pitch: number;
  /** Scene that it leads to, or null. */
  target: string | null;
  content: HotspotContent;
  icon: { path: string | null; color: string; size: number };
  animation: { type: 'none' | 'pulse' | 'bounce' | 'spin' | 'glow'; speed: number };
  /** What of the picture it is about: corners in order round it, which a press anywhere inside opens it by. Less than half a sphere. */
  area?: { yaw: number; pitch: number }[] | undefined;
}

export interface ManifestScene {
  id: string;
  /** URL-safe name, unique in the tour. */
  key: string;
  title: string;
  description: string | null;
  panorama: Panorama;
  /** A picture or film in `media` that is laid over the tiles, which stand until it is there. */
  source?: SceneSource | undefined;
  /** Path below the tile root. */
  thumbnail: string;
  /** Start view and limits: degrees; zoom 1 is 90° across the longer side. */
  view: { yaw: number; pitch: number; zoom: number; minZoom: number; maxZoom: number; bounds?: ViewBounds | undefined };
  /** How the camera stood, degrees; `north` is the compass heading of yaw 0. */
  correction?: { pitch: number; roll: number; north: number } | undefined;
  map: { x: number; y: number } | null;
  /** Place on the earth: degrees, WGS 84. */
  position?: { latitude: number; longitude: number } | undefined;
  hotspots: ManifestHotspot[];
  media: { id: string; role: 'gallery' | 'narration' | 'background' | 'document' }[];
}

/** A picture or film of the whole sphere; `part` is what of the sphere it covers, 0–1 from its left and top. */
export interface SceneSource {
  type: 'equirectangular';
  media: string;
  part?: { left: number; top: number; width: number; height: number } | undefined;
}

/** What there is to see, of a panorama that is not the whole sphere: degrees. `left` is below `right`, also across ±180. */
export interface ViewBounds {
  left: number;
  right: number;
  bottom: number;
  top: number;
}

/** A floor as a picture in `media`; pins lie 0–1 from its left and top, and a look of yaw ψ points ψ + rotation clockwise from its top. */
export interface ManifestPlan {
  id: string;
  name: string;
  /** 0 is the floor that one enters. */
  level: number;
  media: string;
  pins: { scene: string; x: number; y: number; rotation: number }[];
}

/** One look of the guided tour. `narration` is an audio file in `media`. */
export interface ManifestStep {
  id: string;
  scene: string;
  view: { yaw: number; pitch: number; zoom: number };
  text: string | null;
  narration: string | null;
  seconds: number;
}

/** Texts of one language; what is absent falls back. */
export interface ManifestTranslation {
  title?: string | undefined;
  description?: string | undefined;
  metaTitle?: string | undefined;
  metaDescription?: string | undefined;
  scenes: Record<string, { title?: string | undefined; description?: string | undefined }>;
  hotspots: Record<string, { title?: string | undefined; description?: string | undefined; content?: HotspotContent | undefined }>;
  plans?: Record<string, { name?: string | undefined }> | undefined;
  steps?: Record<string, { text?: string | undefined; narration?: string | undefined }> | undefined;
}

/** A published tour in one document. `roots` are absolute URLs, or paths on the host that served the manifest. */
export interface TourManifest {
  version: 1;
  id: string;
  tenant: { slug: string; name: string };
  slug: string;
  language: string;
  languages: string[];
  title: string;
  description: string | null;
  metaTitle: string | null;
  metaDescription: string | null;
  metaKeywords: string[];
  location: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  /** Degrees, WGS 84. */
  position: { latitude: number; longitude: number } | null;
  category: string | null;
  tags: string[];
  difficulty: 'easy' | 'moderate' | 'hard' | 'expert' | null;
  estimatedDuration: number;
  publishedAt: string;
  updatedAt: string;
  thumbnail: string | null;
  socialImage: string | null;
  allowEmbedding: boolean;
  /** Degrees a second. */
  autoplay: { enabled: boolean; speed: number };
  /** A picture in `media` that lies on the level ground below every scene, round; `size` is degrees of the sphere from edge to edge. */
  nadir?: { media: string; size: number } | undefined;
  roots: { tiles: string; media: string; events?: string | undefined };
  /** Id of the first scene. */
  start: string;
  scenes: ManifestScene[];
  /** Floors from the lowest level up. */
  plans?: ManifestPlan[] | undefined;
  /** The guided tour; empty when there is none. */
  steps?: ManifestStep[] | undefined;
  media: Record<string, ManifestMedia>;
  translations: Record<string, ManifestTranslation>;
}
