import { expect, test } from 'vitest';
import { checkNode } from './check-node.mjs';

test.each(['20.0.0', '24.21.0'])('Node %s sets up', (version) => expect(() => checkNode(version)).not.toThrow());

test('an older Node is refused in one line', () => {
  expect(() => checkNode('18.20.4')).toThrow('Node 18.20.4 is too old to set this up.');
});
