import { expect, test } from 'vitest';
import { changesOf } from './changes-of.ts';

test('what changed is told member by member, and what stayed is not', () => {
  const changes = {
    before: { name: 'House', legal: { imprint: null, privacy: 'https://a' }, tags: ['a'] },
    after: { name: 'Palace', legal: { imprint: 'https://i', privacy: 'https://a' }, tags: ['a', 'b'] },
  };
  expect(changesOf(changes)).toEqual([
    { name: 'name', before: 'House', after: 'Palace' },
    { name: 'legal.imprint', before: 'null', after: 'https://i' },
    { name: 'tags', before: '["a"]', after: '["a","b"]' },
  ]);
});

test('what was made has no before, what was removed no after, and what says nothing has no changes', () => {
  expect(changesOf({ after: { name: 'New', size: 2 } })).toEqual([
    { name: 'name', before: null, after: 'New' },
    { name: 'size', before: null, after: '2' },
  ]);
  expect(changesOf({ before: { name: 'Old' } })).toEqual([{ name: 'name', before: 'Old', after: null }]);
  for (const nothing of [null, {}, [], 'text']) expect(changesOf(nothing)).toEqual([]);
});
