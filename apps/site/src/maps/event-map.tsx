import type { PublicEvent } from '@belvedere/events';
import type { Place } from '@belvedere/maps';
import type { Words } from '../words/en.ts';
import { directionOf, type SiteLanguage } from '../words/words.ts';
import { groundOf, MapPicture, type Ground } from './map-picture.tsx';
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
  const ground = await groundAt(place);
  const countries = new Intl.DisplayNames([language], { type: 'region' });
  const list = new Intl.ListFormat(language, { type: 'unit', style: 'short' });
  const label = venue && list.format([venue.city, countries.of(venue.country.toUpperCase()) ?? venue.country]);
  return String(await MapPicture({ ground, label, locale: words.locale, direction: directionOf(language), style }));
}

const MOST_KEPT = 100;
const grounds = new Map<string, Ground>();

/** The same ground for every event at a place, whatever the language and the brand: to a fiftieth of a degree, half a point of the picture. */
async function groundAt({ latitude, longitude }: Place): Promise<Ground> {
  const near = (degrees: number) => Math.round(degrees * 50) / 50;
  const place = { latitude: near(latitude), longitude: near(longitude) };
  const key = `${place.latitude} ${place.longitude}`;
  const known = grounds.get(key);
  if (known) return known;
  const ground = groundOf(place, await readWorld());
  if (grounds.size >= MOST_KEPT) grounds.clear();
  grounds.set(key, ground);
  return ground;
}
