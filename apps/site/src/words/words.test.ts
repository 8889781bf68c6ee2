import { expect, test } from 'vitest';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { languageOf, wishedLanguage } from './words.ts';

test('the language of a browser is the one of ours that it likes best', () => {
  expect(wishedLanguage('fr, de-CH;q=0.8, en;q=0.9')).toBe('en');
  expect(wishedLanguage('ar-EG,de;q=0.5')).toBe('ar');
  expect(wishedLanguage('de;q=0, fr')).toBeUndefined();
  expect(wishedLanguage('*;q=1')).toBeUndefined();
  expect(wishedLanguage(undefined)).toBeUndefined();
  expect([languageOf('DE-at'), languageOf('deu'), languageOf(undefined)]).toEqual(['de', undefined, undefined]);
});

test('each language counts people as it is spoken', () => {
  expect([1, 3].map(en.people)).toEqual(['one person', '3 people']);
  expect([1, 3].map(de.people)).toEqual(['eine Person', '3 Personen']);
  expect([1, 2, 3, 11, 100].map(ar.people)).toEqual(['شخص واحد', 'شخصان', '3 أشخاص', '11 شخصًا', '100 شخص']);
});

test('no language leaves words out', () => {
  const empty = [en, de, ar].flatMap((words) => Object.entries(words).filter(([, text]) => text === ''));
  expect(empty).toEqual([]);
});
