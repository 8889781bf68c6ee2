import { ar } from './ar.ts';
import { de } from './de.ts';
import { en, type Words } from './en.ts';

export const LANGUAGES = ['en', 'de', 'ar'] as const;
export type SiteLanguage = (typeof LANGUAGES)[number];

const WORDS: Readonly<Record<SiteLanguage, Words>> = { en, de, ar };
export const wordsIn = (language: SiteLanguage): Words => WORDS[language];
export const directionOf = (language: SiteLanguage): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

/** The language of ours that a tag such as de-CH asks for. */
export function languageOf(tag: string | undefined): SiteLanguage | undefined {
  const base = tag?.split('-')[0]?.trim().toLowerCase();
  return LANGUAGES.find((each) => each === base);
}

const RANGE = /^\s*(?<tag>[a-z]{1,8}(?:-[a-z0-9]{1,8})*)(?:\s*;\s*q=(?<weight>[01](?:\.\d{0,3})?))?\s*$/i;

/** The language of ours that a browser likes best (RFC 9110 §12.5.4). */
export function wishedLanguage(acceptLanguage: string | undefined): SiteLanguage | undefined {
  const wishes = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .flatMap((range) => {
      const { tag, weight = '1' } = RANGE.exec(range)?.groups ?? {};
      const language = languageOf(tag);
      return language === undefined || Number(weight) === 0 ? [] : [{ language, weight: Number(weight) }];
    });
  return wishes.sort((one, other) => other.weight - one.weight)[0]?.language;
}
