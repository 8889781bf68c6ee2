import { z } from 'zod';

/** BCP 47, as far as we need it: language, script, region, variants. Kept in its one spelling: de-ch is de-CH (0.26). */
export const languageTag = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, 'Use a language tag such as en, de-CH or zh-Hant.')
  .overwrite((tag) => canonicalTag(tag) ?? tag)
  .refine((tag) => canonicalTag(tag) !== undefined, 'Use a language tag such as en, de-CH or zh-Hant.');

function canonicalTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** ISO 3166-1 alpha-2, such as CH; kept in capitals. */
export const country = z
  .string()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, 'Use the two letters of a country, such as CH.')
  .refine((code) => /^[A-Z]{2}$/.test(code) && regions.of(code) !== undefined, 'There is no such country.');

/** Of the IANA database, such as Europe/Lisbon. */
export const timeZone = z.string().max(64).refine(isTimeZone, 'Use a time zone of the IANA database, such as Europe/Lisbon.');

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
