import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import type { Words } from './words.ts';

const WORDS: Readonly<Record<string, Words>> = { en, de, ar };

/** The words for a language, and the locale in which dates are said with them: English for what we have no words in. */
export function wordsIn(language: string): { words: Words; locale: string } {
  const [primary = '', ...rest] = language.split('-');
  const words = WORDS[primary.toLowerCase()];
  return words ? { words, locale: rest.length > 0 ? language : words.locale } : { words: en, locale: en.locale };
}
