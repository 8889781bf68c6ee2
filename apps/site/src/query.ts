import type { Chosen } from './events/events-page.tsx';
import { isMonth } from './events/month.ts';

/** What pages read of an address, in the order of their keys in memory; everything else in it changes nothing. */
const READ = ['after', 'category', 'city', 'from', 'lang', 'month', 'near', 'page', 'past', 'show'] as const;
export type Query = Partial<Record<(typeof READ)[number], string>>;
const LONGEST = 200;

export function readQuery(all: Readonly<Record<string, string>>): Query {
  return Object.fromEntries(
    READ.flatMap((name) => {
      const value = all[name]?.trim().slice(0, LONGEST);
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
}

const NEAR = /^(?<latitude>-?\d{1,2}(?:\.\d{1,9})?),(?<longitude>-?\d{1,3}(?:\.\d{1,9})?)$/;

/** A place on the earth: degrees. */
export function placeOf(near: string | undefined): { latitude: number; longitude: number } | undefined {
  const found = NEAR.exec(near ?? '')?.groups;
  const [latitude, longitude] = [Number(found?.['latitude']), Number(found?.['longitude'])];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined;
}

export function instantOf(from: string | undefined): Date | undefined {
  const instant = new Date(from ?? '');
  const year = instant.getUTCFullYear();
  return year >= 1000 && year <= 9999 ? instant : undefined;
}

/** Which events an address asks for. What is no month, place or time in it is left out. */
export function chosenOf({ category, city, past, from, near, month }: Query, now: Date): Chosen {
  const wanted = month === 'now' ? now.toISOString().slice(0, 7) : month;
  return {
    ...(category !== undefined && { category: category.slice(0, 80) }),
    ...(city !== undefined && { city: city.slice(0, 120) }),
    ...(past === '1' && { past }),
    ...(from !== undefined && instantOf(from) && { from }),
    ...(near !== undefined && placeOf(near) && { near }),
    ...(isMonth(wanted) && { month: wanted }),
  };
}

export function pageNumber(text: string | undefined): number {
  const wanted = Number(text ?? 1);
  return Number.isInteger(wanted) && wanted >= 1 && wanted <= 100_000 ? wanted : 1;
}
