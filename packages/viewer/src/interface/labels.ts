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
  pointsOfInterest: string;
  language: string;
  zoomIn: string;
  zoomOut: string;
  play: string;
  pause: string;
  fullscreen: string;
  exitFullscreen: string;
  close: string;
  previous: string;
  next: string;
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
  /** What a hotspot needs does not exist on this page. */
  unavailable: string;
  retry: string;
  unreachable: string;
  invalid: string;
  tilesMissing: string;
  noWebgl: string;
  poweredBy: string;
}

export const ENGLISH: TourLabels = {
  panorama: '{title}: panorama, look around with the arrow keys',
  help: 'Arrow keys look around, plus and minus zoom, Tab goes through the hotspots.',
  entered: 'You are now in: {title}',
  leadsTo: 'Go to {title}',
  scenes: 'Scenes',
  pointsOfInterest: 'Points of interest',
  language: 'Language',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  play: 'Turn automatically',
  pause: 'Stop turning',
  fullscreen: 'Full screen',
  exitFullscreen: 'Leave full screen',
  close: 'Close',
  previous: 'Previous',
  next: 'Next',
  transcript: 'Transcript',
  captions: 'Captions',
  openDocument: 'Open document',
  newTab: 'opens in a new tab',
  startChat: 'Start chat',
  buy: 'View product',
  check: 'Check answer',
  right: 'That is right.',
  wrong: 'Not quite. Try again.',
  required: 'required',
  unavailable: 'This is not available on this page.',
  retry: 'Try again',
  unreachable: 'The tour could not be loaded. Please check your connection.',
  invalid: 'This tour can’t be shown.',
  tilesMissing: 'Parts of it could not be loaded.',
  noWebgl: 'This browser can’t show the panorama. Here is the tour as pictures and text.',
  poweredBy: 'Belvedere',
};

/** Puts a value into a label. The value is never read as a pattern. */
export function fill(label: string, title: string): string {
  return label.split('{title}').join(title);
}
