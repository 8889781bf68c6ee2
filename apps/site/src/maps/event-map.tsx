import type { PublicEvent } from '@belvedere/events';
import type { Place } from '@belvedere/maps';
import type { Words } from '../words/en.ts';
import { directionOf, type SiteLanguage } from '../words/words.ts';
import { MapPicture } from './map-picture.tsx';
import { readWorld } from './world.ts';

/** How the file ends that has the map of an event. */
export const MAP_FILE = '.svg';
/** A picture, also where somebody opens it as a page. */
export const MAP_HEADERS = {
  'content-type': 'image/svg+xml; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
  'cache-control': 'public, max-age=86400',
};

interface Parts {
  event: PublicEvent;
  place: Place;
  words: Words;
  language: SiteLanguage;
  /** The colours of a brand, as CSS. */
  style?: string | undefined;
}

/** Where an event is, as a picture. */
export async function eventMap({ event: { venue }, place, words, language, style }: Parts): Promise<string> {
  const { near, whole } = await readWorld();
  const countries = new Intl.DisplayNames([language], { type: 'region' });
  const list = new Intl.ListFormat(language, { type: 'unit', style: 'short' });
  const label = venue && list.format([venue.city, countries.of(venue.country.toUpperCase()) ?? venue.country]);
  return String(await MapPicture({ place, near, whole, label, locale: words.locale, direction: directionOf(language), style }));
}
