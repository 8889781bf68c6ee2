import { expect, test } from 'vitest';
import { insertionGroups } from './insertion-groups.ts';

const link = (child: string, parent: string) => ({ child, parent });

test('I16 tables that refer to each other are one group, and what is referred to comes first', () => {
  const links = [
    link('tours', 'tenants'),
    link('scenes', 'tours'),
    link('tours', 'scenes'),
    link('hotspots', 'scenes'),
    link('files', 'files'),
    link('scenes', 'files'),
    link('roles', 'elsewhere'),
  ];
  const groups = insertionGroups(['hotspots', 'tours', 'scenes', 'roles', 'files', 'tenants'], links);
  const place = (name: string) => groups.findIndex((group) => group.includes(name));
  expect(groups.flat().toSorted()).toEqual(['files', 'hotspots', 'roles', 'scenes', 'tenants', 'tours']);
  expect(groups[place('tours')]).toEqual(['tours', 'scenes']);
  expect(place('tenants')).toBeLessThan(place('tours'));
  expect(place('files')).toBeLessThan(place('scenes'));
  expect(place('scenes')).toBeLessThan(place('hotspots'));
});

test('I16 three in a ring are one group', () => {
  expect(insertionGroups(['a', 'b', 'c'], [link('a', 'b'), link('b', 'c'), link('c', 'a')])).toEqual([['a', 'b', 'c']]);
});
