import { expect, test } from 'vitest';
import { compactPath } from './compact-path.ts';

test('2.3 a path says the same in fewer signs', () => {
  expect(compactPath('M10,20L11,19L11,19L13,-4ZM0,0L0,5')).toBe('M10,20l1,-1l2,-23ZM0,0l0,5');
  expect(compactPath('')).toBe('');
});
