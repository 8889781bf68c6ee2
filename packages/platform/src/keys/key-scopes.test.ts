import { defineScopes } from '@belvedere/kernel';
import { expect, test } from 'vitest';
import { grantable, scopesOfSwitches, switchesOfScopes } from './key-scopes.ts';

const declared = Object.values(
  defineScopes('tours', {
    read: { description: 'Read.', from: 'client', keyClass: 'read', publishable: true },
    read_drafts: { description: 'Read drafts.', from: 'member', keyClass: 'read' },
    write: { description: 'Write.', from: 'editor', keyClass: 'write' },
    report: { description: 'Report.', from: 'manager', keyClass: 'analytics' },
    own: { description: 'Own.', from: 'owner', keyClass: 'never' },
  }),
);
const names = (scopes: { name: string }[]) => scopes.map(({ name }) => name);

test('K2 no key gets what keys never get; a publishable one only what the public sees', () => {
  expect(names(grantable(declared, 'secret'))).toEqual(['tours.read', 'tours.read_drafts', 'tours.write', 'tours.report']);
  expect(names(grantable(declared, 'publishable'))).toEqual(['tours.read']);
});

test('0.34 the three switches and the scopes say the same, both ways', () => {
  for (let bits = 0; bits < 8; bits++) {
    const switches = { allowRead: Boolean(bits & 1), allowWrite: Boolean(bits & 2), allowAnalytics: Boolean(bits & 4) };
    expect(switchesOfScopes(declared, scopesOfSwitches(grantable(declared, 'secret'), switches))).toEqual(switches);
  }
  expect(scopesOfSwitches(declared, { allowRead: true, allowWrite: true, allowAnalytics: true })).not.toContain('tours.own');
  expect(switchesOfScopes(declared, ['tours.own', 'gone.scope'])).toEqual({ allowRead: false, allowWrite: false, allowAnalytics: false });
});
