import type { Icons } from './interface/icons.ts';
import type { PanelWords } from './interface/panel-words.ts';
import type { TourLabels } from './interface/labels.ts';
import type { createStage, Stage } from './interface/stage.ts';
import type { HotspotContent, ManifestHotspot, ManifestMedia, ManifestScene } from './manifest-types.ts';
import type { createGl } from './renderer/gl.ts';
import type { createRenderer } from './renderer/renderer.ts';
import type { Sphere } from './renderer/sphere-renderer.ts';
import type { DeepLink } from './tour/deep-link.ts';
import type { HotspotEntry } from './tour/hotspot-entries.ts';
import type { LoadedManifest } from './tour/load-manifest.ts';
import type { MapView } from './tour/mercator.ts';
import type { TourError } from './tour/tour-error.ts';
import type { TourModel } from './tour/tour-model.ts';
import type { EmitTourEvent, Tour, TourAction, TourOptions } from './types.ts';

/** What is on show: there from the first scene on. */
export interface Shown {
  loaded: LoadedManifest;
  model: TourModel;
  scene: ManifestScene;
}

/** The tour as its parts use it. Types alone: a part that imported code of the core would bring it over the wire again. */
export interface TourCore extends Pick<Tour, 'goTo' | 'setLanguage'> {
  readonly options: TourOptions;
  /** The element on the page. */
  readonly host: HTMLElement;
  /** Everything of the tour is inside. */
  readonly root: HTMLElement;
  /** Where tools stand: above the hotspots, below a panel. */
  readonly controls: HTMLElement;
  readonly stage: Stage | null;
  /** What is on show: read by parts that are updated, or touched, never before, when there is nothing. */
  readonly shown: Shown;
  /** Aborted when the tour is taken off the page. */
  readonly signal: AbortSignal;
  /** The words of a part in the present language of the interface. */
  words<W extends Partial<TourLabels>>(english: W): W;
  /** The hotspots of the scene with their words, in reading order. */
  entries(): HotspotEntry[];
  /** Gives hotspots icons of types that the core has none for. */
  addIcons(icons: Icons): void;
  /** The picture or film that the scene has over its tiles, set by the part that loads it: for who draws it elsewhere. */
  sphere?: Sphere | null;
  /** The map, set by its part for who draws beneath it: its ground, and what of the world it shows; null while it is off. */
  map?: { readonly ground: HTMLElement; readonly view: MapView | null };
  /** Adds a style sheet; once is enough. */
  adopt(css: string): void;
  /** Loads a part of a chunk and uses it when it is in place. What does not come is said, and can be tried again. */
  part<P>(name: string, load: () => Promise<Chunk<P>>, use?: (part: P) => void): void;
  /** Tells the parts that something of theirs has changed, as `moved` does. */
  changed(): void;
  /** Another place where a panorama is looked at, or just drawn. */
  createStage: typeof createStage;
  createRenderer: typeof createRenderer;
  createGl: typeof createGl;
  /** Does what a press on a hotspot does. */
  activate(hotspot: ManifestHotspot): void;
  /** Tells the listeners and the page; false if somebody has prevented what follows. */
  emit: EmitTourEvent;
  /** Puts the focus on the picture, or on what stands for it. */
  focusPicture(): void;
}

/** What a file of `chunks/` exports. */
export interface Chunk<P> {
  mount(core: TourCore): P;
}

/** A part of the interface that is loaded when it is needed. */
export interface Part {
  /** The scene or the language is another. */
  update?(): void;
  /** The view is another, or turning has begun or ended. */
  moved?(): void;
}

/** Where the tour is, in the address of the page. */
export interface AddressPart extends Part {
  /** The place that the address names. */
  link(): DeepLink;
}

/** Asks for the password of a tour whose document is closed, until it is right. What no password opens is thrown as it came. */
export type AskAtGate = (closed: TourError) => Promise<LoadedManifest>;

/** What stands for the picture where it can't be drawn. */
export interface FlatPart extends Part {
  readonly node: HTMLElement;
}

/** Tools of the toolbar that are loaded when they are first used. */
export type ToolName = 'gallery' | 'plan' | 'map' | 'guide' | 'share' | 'gyroscope' | 'vr';

/** A tool that is on or off. */
export interface ToolPart extends Part {
  readonly isOn: boolean;
  toggle(): void;
}

/** Shows the content of hotspots. */
export interface PanelPart extends Part {
  /** `render` is of the chunk that the content needs, if it needs one; `closed` is called once. */
  open(hotspot: ManifestHotspot, render: ContentRenderer | null, closed: () => void): void;
  close(): void;
}

/** Puts a picture or film of the whole sphere into an element, to look around in. */
export type ShowSphere = (place: HTMLElement, picture: HTMLImageElement | HTMLVideoElement, file: SphereFile) => void;

export interface SphereFile {
  name: string;
  /** Where the eyes are, when there are two: the left one is shown. */
  stereo: ManifestMedia['stereo'];
  /** Aborted when it is shown no more. */
  signal: AbortSignal;
}

/** What the content of a hotspot may use. */
export interface ContentContext {
  labels: PanelWords;
  language: string;
  /** The title of the hotspot. */
  title: string;
  media: TourModel['media'];
  /** Aborted when the content is shown no more. */
  signal: AbortSignal;
  /** Asks the host page to act. Whether it does. */
  act(action: TourAction): boolean;
  /** Custom elements that the host page allows tours to show. */
  elements: readonly string[];
}

/** The content of a hotspot as nodes, or null for a type that is another chunk's. */
export type ContentRenderer = (content: HotspotContent, context: ContentContext) => Node | null;
