import { expect, test } from 'vitest';
import { AppError } from '../core/index.ts';
import { checkRawInput } from './check-raw-input.ts';

function refused(value: unknown): boolean {
  try {
    checkRawInput(value);
    return false;
  } catch (error) {
    if (error instanceof AppError && error.code === 'common.invalid_input') return true;
    throw error;
  }
}
const nested = (depth: number): unknown => (depth === 0 ? 'x' : { a: nested(depth - 1) });

test('X5 what people write passes', () => {
  const sound = [
    undefined,
    null,
    0,
    true,
    '',
    'Grüße 👩‍🚀 \u202e\t\n',
    [],
    {},
    { a: [{ b: null }] },
    new Date(),
    { 'a.b': 1, '': 2 },
    nested(20),
  ];
  for (const value of sound) expect(refused(value)).toBe(false);
});

test('X5 text that is none is refused wherever it stands', () => {
  for (const text of ['\u0000', 'a\u0000b', '\ud800', 'x\udc00', '\udc00\ud800'])
    for (const value of [text, [text], { a: { b: text } }, { [text]: 1 }]) expect(refused(value)).toBe(true);
});

test('X5 names that reach prototypes are refused, as JSON brings them', () => {
  for (const name of ['__proto__', 'constructor', 'prototype']) {
    expect(refused(JSON.parse(`{"${name}": {"isAdmin": true}}`))).toBe(true);
    expect(refused(JSON.parse(`{"a": [{"${name}": 1}]}`))).toBe(true);
  }
  expect(refused({ a: '__proto__' })).toBe(false);
  expect(refused({ ['k'.repeat(201)]: 1 })).toBe(true);
});

test('K6 depth and number of values are bounded; the deepest is found without running out of stack', () => {
  expect(refused(nested(21))).toBe(true);
  expect(refused(JSON.parse('['.repeat(5000) + ']'.repeat(5000)))).toBe(true);
  expect(refused(Array.from({ length: 19_998 }, () => 0))).toBe(false);
  expect(refused(Array.from({ length: 20_001 }, () => 0))).toBe(true);
});
