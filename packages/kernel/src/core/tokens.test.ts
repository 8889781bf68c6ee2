import { describe, expect, test } from 'vitest';
import { createTestClock, systemClock } from './clock.ts';
import { HOUR } from './duration.ts';
import { isId, newId } from './ids.ts';
import { hashToken, isSameSecret, newToken } from './tokens.ts';

describe('tokens, ids and clock', () => {
  test('A1 100,000 tokens of 256 bits are all different', () => {
    const tokens = new Set(Array.from({ length: 100_000 }, newToken));
    expect(tokens.size).toBe(100_000);
    for (const token of tokens) if (Buffer.from(token, 'base64url').length !== 32 || token.length !== 43) throw new Error(token);
  });

  test('A1 a token is kept as its SHA-256 and compared whole', () => {
    expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(isSameSecret('abc', 'abc')).toBe(true);
    for (const other of ['abd', 'ab', 'abcd', '', 'abc\0', 'ABC']) expect(isSameSecret('abc', other)).toBe(false);
  });

  test('ids are UUIDv7, different and in the order in which they were made', () => {
    const ids = Array.from({ length: 10_000 }, newId);
    expect(ids.every(isId)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
  });

  test.each([
    [''],
    ['x'],
    ['3f2504e0-4f89-41d3-9a0c-0305e82c3301'],
    [newId().toUpperCase()],
    [`${newId()}\n`],
    [`{${newId()}}`],
    [undefined],
    [7],
  ])('%j is no id', (value) => {
    expect(isId(value)).toBe(false);
  });

  test('X12 a test clock stands until it is moved, also backwards', () => {
    const clock = createTestClock('2026-03-29T00:30:00Z');
    clock.advance(-HOUR);
    expect(clock.now().toISOString()).toBe('2026-03-28T23:30:00.000Z');
    clock.set('2028-02-29T00:00:00Z');
    expect(clock.now().toISOString()).toBe('2028-02-29T00:00:00.000Z');
    clock.now().setFullYear(1999);
    expect(clock.now().getUTCFullYear()).toBe(2028);
    expect(Math.abs(systemClock.now().getTime() - Date.now())).toBeLessThan(1_000);
  });
});
