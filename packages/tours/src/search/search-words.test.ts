import { expect, test } from 'vitest';
import { searchWords } from './search-words.ts';

const words = (query: string) => searchWords(query).map(({ word }) => word);

test('0.7 4.90 a query is its words, without case and signs', () => {
  expect(words('  Zürich: Münster!  ')).toEqual(['zürich', 'münster']);
  expect(words('100%_sure')).toEqual(['100', 'sure']);
  expect(words('東京 Tower tower')).toEqual(['東京', 'tower']);
  expect(words("%' OR 1=1 --")).toEqual(['or', '1']);
  expect(words('!!!')).toEqual([]);
  expect(words('a b c d e f g h i j').length).toBe(8);
});

test('0.7 the longer a word, the more of it may be mistyped', () => {
  const least = (word: string) => searchWords(word)[0]!.least;
  expect(least('art')).toBeGreaterThan(least('hall'));
  expect(least('hall')).toBeGreaterThan(least('museum'));
});
