import { expect, test } from 'vitest';
import { canonicalName } from './term.ts';

test('0.7 a name is the one of the list, however it is written', () => {
  expect(canonicalName(['Museum', 'Café'], ' museum ')).toBe('Museum');
  expect(canonicalName(['Museum', 'Café'], 'CAFE\u0301')).toBe('Café');
  expect(canonicalName(['Museum'], ' Villa ')).toBe('Villa');
});
