import { expect, test } from 'vitest';
import { keptFor } from './kept-for.ts';

test('4.51 an answer is looked up once in its time, and known ones are given without a promise', async () => {
  let [now, looks] = [0, 0];
  const find = keptFor({ milliseconds: 10, most: 5, now: () => now }, async (key) => `${key}${(looks += 1)}`);
  expect(await Promise.all([find('a'), find('a'), find('b')])).toEqual(['a1', 'a1', 'b2']);
  expect(find('a')).toBe('a1');
  now = 10;
  expect(await find('a')).toBe('a3');
});

test('4.51 what failed is asked again, and what was looked up longest ago is forgotten first', async () => {
  const asked: string[] = [];
  const find = keptFor({ milliseconds: 10, most: 2, now: () => 0 }, async (key) => {
    asked.push(key);
    if (key === 'bad') throw new Error('no answer');
    return key;
  });
  await expect(find('bad')).rejects.toThrow('no answer');
  await expect(find('bad')).rejects.toThrow('no answer');
  for (const key of ['a', 'b', 'c', 'b', 'a']) await find(key);
  expect(asked).toEqual(['bad', 'bad', 'a', 'b', 'c', 'a']);
});
