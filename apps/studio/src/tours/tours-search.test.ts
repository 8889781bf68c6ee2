import { expect, test } from 'vitest';
import { filtersOf, isNarrowed, readToursSearch } from './tours-search.ts';

test('an address says what is looked for, and what it can’t mean is left out', () => {
  expect(
    readToursSearch({ search: 'sea', status: 'draft', tags: ['a', 3, ''], difficulty: 'easy', sort: 'changed', view: 'table' }),
  ).toEqual({
    search: 'sea',
    status: 'draft',
    tags: ['a'],
    difficulty: 'easy',
    sort: 'changed',
    view: 'table',
  });
  expect(readToursSearch({ search: '', status: 'gone', tags: 'a', difficulty: 1, sort: 'x', view: 'cards', removed: 'yes' })).toEqual({});
});

test('only what narrows the list counts as a filter', () => {
  expect(filtersOf({ search: 'sea', tags: ['a'], view: 'table', sort: 'rated' })).toEqual({ query: 'sea', tags: ['a'] });
  expect([isNarrowed({ view: 'table', sort: 'rated' }), isNarrowed({ category: 'villa' })]).toEqual([false, true]);
});
