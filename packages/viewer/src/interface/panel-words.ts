import type { TourLabels } from './labels.ts';

/** What panels say, whatever their content. */
export const PANEL_WORDS = {
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
} satisfies Partial<TourLabels>;

export type PanelWords = { readonly [K in keyof typeof PANEL_WORDS]: string };
