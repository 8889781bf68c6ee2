import type { TourLabels } from './interface/labels.ts';
import type { TourManifest } from './manifest-types.ts';
import type { TourError } from './tour/tour-error.ts';
import type { View } from './tour/view.ts';

/** What to show and how. */
export interface TourOptions {
  /** Address of a tour manifest, or the manifest itself. */
  src: string | TourManifest;
  /** Key or id of the first scene; the tour's own when absent or unknown. */
  scene?: string | undefined;
  /** First view, in degrees; the scene's own when absent. */
  yaw?: number | undefined;
  pitch?: number | undefined;
  /** 1 is 90° across the longer side; kept within the limits of the scene. */
  zoom?: number | undefined;
  /** BCP 47 tag; falls back to its base language, then to the tour's own. */
  language?: string | undefined;
  /** Whether the picture turns by itself; the tour's own setting when absent. Never under prefers-reduced-motion. */
  autoplay?: boolean | undefined;
  /** `full` (default), `minimal` (zoom and full screen) or `none`. Hotspots, keys and gestures work with each. */
  controls?: 'full' | 'minimal' | 'none' | undefined;
  /** Shows a small mark of the maker. */
  branding?: boolean | undefined;
  /** Reads scene and view from the hash of the page's address and keeps them there. */
  deepLink?: boolean | undefined;
  /** Words of the interface that replace the English ones; a function is asked for each language. */
  labels?: Partial<TourLabels> | ((language: string) => Partial<TourLabels>) | undefined;
  /** Custom elements of the page that a hotspot may show. None by default. */
  elements?: readonly string[] | undefined;
  /** The address that visitors share; that of the page's canonical link when absent, and without either nothing is shared. */
  shareUrl?: string | undefined;
  /**
   * Raster tiles of a server beneath the map of scenes, in the usual pyramid of 256 pixels (EPSG:3857). None by default: then the map is a plain
   * ground and asks nobody. The server learns which places are looked at; it is told no referrer.
   */
  mapTiles?: MapTiles | undefined;
  /** Where a file of the manifest lies that is not below its roots, as of a tour of another viewer (see the adapters): an address, or nothing. */
  locate?: ((path: string) => string | undefined) | undefined;
  /** Additions of the page, started when the first scene is there. */
  plugins?: readonly TourPlugin[] | undefined;
}

/** Where tiles of a map come from. */
export interface MapTiles {
  /** An address with `{z}`, `{x}` and `{y}`. */
  url: string;
  /** Whose map it is, shown below it as text. */
  attribution: string;
  /** The closest level that the server has; 19 when absent. */
  maxZoom?: number | undefined;
}

/**
 * An addition to the viewer. It is given the tour with its public interface and a place for its nodes; it must need nothing else.
 *
 * @example
 * const crosshair: TourPlugin = ({ layer }) => layer.append('+');
 */
export type TourPlugin = (context: PluginContext) => void;

/** What a plugin is given. */
export interface PluginContext {
  tour: Tour;
  /** The plugin's own element over the picture, below panels. It lets the pointer through to the picture; its children decide for themselves. */
  layer: HTMLElement;
  /** Aborted when the tour is taken off the page: for listeners, requests and timers. The layer goes by itself. */
  signal: AbortSignal;
}

/** What a hotspot asks of the page that shows the tour. */
export type TourAction =
  | { type: 'form'; values: Record<string, string> }
  | { type: 'booking'; serviceSlug: string }
  | { type: 'event'; eventSlug: string }
  | { type: 'chat' };

/** A scene as the API names it. */
export interface SceneState {
  id: string;
  key: string;
  title: string;
}

/** The state of a tour at a moment. */
export interface TourState {
  status: 'loading' | 'ready' | 'failed' | 'destroyed';
  /** Of the tour; null, as the title, until the manifest is there. */
  id: string | null;
  title: string | null;
  scene: SceneState | null;
  scenes: readonly SceneState[];
  view: View;
  language: string | null;
  languages: readonly string[];
  /** Id of the hotspot whose panel is open. */
  hotspot: string | null;
}

/** What a tour reports, by name. On the element each is also a CustomEvent `belvedere:<name>` with the same detail. */
export interface TourEvents {
  /** The first scene shows a picture. */
  ready: { id: string; title: string };
  /** Another scene shows its picture. */
  scene: SceneState & { from: string | null };
  /** The view has moved; at most once a frame. */
  view: View;
  /** Everything in view is drawn at the resolution of the screen. */
  sharp: { scene: string };
  /** A hotspot was opened or closed. */
  hotspot: { id: string; type: string; title: string; open: boolean };
  language: { language: string };
  /** A hotspot asks for something that only the page can do. Call `handled` (or preventDefault of the DOM event) when the page does it. */
  action: { hotspot: string; action: TourAction; handled: () => void };
  /** A visitor has copied the link to the tour, taken it to their mail program, or handed it to another app; `scene` is the id of the one on show. */
  share: { scene: string; via: 'copy' | 'mail' | 'other' };
  error: TourError;
}

/** Tells the listeners and the page; false if somebody has prevented what follows. */
export type EmitTourEvent = <K extends keyof TourEvents>(name: K, detail: TourEvents[K]) => boolean;

/** A tour on a page. */
export interface Tour {
  /** Goes to a scene by key or id, with its own start view where none is given. Rejects with a TourError `scene_unknown`. */
  goTo(scene: string, view?: Partial<View>): Promise<void>;
  /** Turns to a view, by the shorter way; `duration` in ms, 800 by default, none under prefers-reduced-motion. */
  lookAt(view: Partial<View>, options?: { duration?: number }): void;
  /** Where one looks now. */
  getView(): View;
  /** The direction of the picture at a point, CSS pixels from the top left of the tour; that of a hotspot there. Null where there is no picture. */
  screenToSphere(point: { x: number; y: number }): { yaw: number; pitch: number } | null;
  /** Where a direction of the picture, as of a hotspot, is seen: CSS pixels from the top left of the tour; null for what is behind. */
  project(direction: { yaw: number; pitch: number }): { x: number; y: number } | null;
  /** Listens; the answer stops listening. */
  on<K extends keyof TourEvents>(event: K, listener: (detail: TourEvents[K]) => void): () => void;
  /** Puts the focus on the picture, or on what stands for it: for who takes away what had it. */
  focus(): void;
  /** Switches the language without reloading. */
  setLanguage(language: string): void;
  /** Takes the tour off the page: nodes, listeners, timers, requests and the WebGL context. */
  destroy(): void;
  readonly state: TourState;
}
