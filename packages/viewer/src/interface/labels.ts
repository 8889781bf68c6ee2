/** The words of the interface itself. `{…}` is replaced. */
export interface TourLabels {
  /** Name of the picture for assistive technology; `{title}` is the scene. */
  panorama: string;
  /** How to use the picture with a keyboard. */
  help: string;
  /** Announced when a scene is entered. */
  entered: string;
  /** Accessible name of a hotspot that leads to another scene. */
  leadsTo: string;
  scenes: string;
  /** The tool that shows all scenes at once, and what it says: a field to search, how many are found of `{title}`. */
  gallery: string;
  searchScenes: string;
  scenesFound: string;
  pointsOfInterest: string;
  language: string;
  zoomIn: string;
  zoomOut: string;
  play: string;
  pause: string;
  fullscreen: string;
  exitFullscreen: string;
  plan: string;
  guide: string;
  share: string;
  gyroscope: string;
  /** The tool that shows the tour in a headset, and what is said where that fails or breaks off. */
  vr: string;
  vrFailed: string;
  /** Name of the choice of a floor. */
  floor: string;
  /** The map of the earth: its tool, how to use it with a keyboard, and its buttons. */
  map: string;
  mapHelp: string;
  mapZoomIn: string;
  mapZoomOut: string;
  mapWhole: string;
  /** Name of the sight lines on a plan. */
  youAreHere: string;
  /** Buttons of the guided tour. */
  playGuide: string;
  pauseGuide: string;
  /** Fields of the share sheet. */
  link: string;
  withView: string;
  copy: string;
  copied: string;
  mail: string;
  otherApp: string;
  /** Name of the compass; `{title}` is the heading in degrees. */
  compass: string;
  close: string;
  previous: string;
  next: string;
  /** Of a film all round. */
  playFilm: string;
  pauseFilm: string;
  sound: string;
  seek: string;
  transcript: string;
  captions: string;
  openDocument: string;
  /** Added to links that open a new tab. */
  newTab: string;
  startChat: string;
  buy: string;
  check: string;
  right: string;
  wrong: string;
  required: string;
  /** Of an event that people join in the tour. */
  eventEmail: string;
  eventName: string;
  eventPlaces: string;
  eventJoin: string;
  eventWait: string;
  eventFull: string;
  eventOver: string;
  eventSent: string;
  eventLost: string;
  eventMore: string;
  /** What a hotspot needs does not exist on this page. */
  unavailable: string;
  /** Of a tour that asks for a password; `{title}` are the seconds to wait. */
  gateTitle: string;
  gateHint: string;
  password: string;
  openTour: string;
  passwordWrong: string;
  passwordWait: string;
  retry: string;
  unreachable: string;
  invalid: string;
  tilesMissing: string;
  noWebgl: string;
  poweredBy: string;
}

/** What the core says, in English. Each part brings its own words: nobody downloads words that nobody sees. */
export const CORE_WORDS = {
  panorama: '{title}: panorama, look around with the arrow keys',
  help: 'Arrow keys look around, plus and minus zoom, Tab goes through the hotspots.',
  entered: 'You are now in: {title}',
  leadsTo: 'Go to {title}',
  pointsOfInterest: 'Points of interest',
  retry: 'Try again',
  unreachable: 'The tour could not be loaded. Please check your connection.',
  invalid: 'This tour can’t be shown.',
  tilesMissing: 'Parts of it could not be loaded.',
} satisfies Partial<TourLabels>;

export type CoreWords = { readonly [K in keyof typeof CORE_WORDS]: string };

/** Puts a value into a label. The value is never read as a pattern. */
export function fill(label: string, title: string): string {
  return label.split('{title}').join(title);
}
