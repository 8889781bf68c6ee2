import { defineScopes, SYSTEM_ROLES } from '@belvedere/kernel';
import { expect, test } from 'vitest';
import { covers, publishableOnly, scopesOfRole, scopesOfRoles } from './roles.ts';

const declared = Object.values(
  defineScopes('tours', {
    read: { description: 'Read.', from: 'client', keyClass: 'read' },
    write: { description: 'Write.', from: 'editor', keyClass: 'write' },
    own: { description: 'Own.', from: 'owner', keyClass: 'never' },
    public: { description: 'See.', from: 'client', keyClass: 'read', publishable: true },
  }),
);

test('4.25 each role of the platform has what the weaker ones have', () => {
  const sets = SYSTEM_ROLES.map((name) => new Set(scopesOfRole(declared, { name, isSystem: true, permissions: [] })));
  for (const [i, weaker] of sets.slice(1).entries()) expect(covers(sets[i]!, weaker)).toBe(true);
  expect([...sets[0]!]).toEqual(['tours.read', 'tours.write', 'tours.own', 'tours.public']);
  expect([...sets.at(-1)!]).toEqual(['tours.read', 'tours.public']);
});

test('4.28 a role of a tenant has what is stored, as far as it is declared; its name gives it nothing', () => {
  expect(scopesOfRole(declared, { name: 'owner', isSystem: false, permissions: ['tours.read', 'tours.gone'] })).toEqual(['tours.read']);
  expect(scopesOfRole(declared, { name: 'nobody', isSystem: true, permissions: ['tours.own'] })).toEqual([]);
  expect([...scopesOfRoles(declared, [])]).toEqual([]);
});

test('K2 what is written on a publishable key counts as far as the public may have it', () => {
  expect(publishableOnly(declared, 'secret', ['tours.read', 'tours.own'])).toEqual(['tours.read', 'tours.own']);
  expect(publishableOnly(declared, 'publishable', ['tours.read', 'tours.own', 'tours.public'])).toEqual(['tours.public']);
});

test('4.27 nobody covers more than they have', () => {
  expect(covers(new Set(['a']), [])).toBe(true);
  expect(covers(new Set(['a']), ['a', 'b'])).toBe(false);
});
