import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from './json.ts';

describe('canonicalJson', () => {
  test('W5 the order of keys does not matter, at any depth', () => {
    expect(canonicalJson({ b: { y: 1, x: [2, { d: 1, c: 2 }] }, a: 'é' })).toBe('{"a":"é","b":{"x":[2,{"c":2,"d":1}],"y":1}}');
    const shuffled = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffled);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, item]) => [key, shuffled(item)]),
      );
    };
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value));
      }),
    );
  });

  test('keeps what JSON keeps', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('numbers are written as RFC 8785 writes them, dates as their text, undefined not at all', () => {
    expect(canonicalJson([333333333.33333329, 1e30, 4.5, 0.002, 1e-27, -0])).toBe('[333333333.3333333,1e+30,4.5,0.002,1e-27,0]');
    expect(canonicalJson({ at: new Date(0), none: undefined, list: [undefined] })).toBe('{"at":"1970-01-01T00:00:00.000Z","list":[null]}');
    expect(canonicalJson(JSON.parse('{"__proto__":{"a":1}}'))).toBe('{"__proto__":{"a":1}}');
  });

  test.each([[NaN], [Infinity], [1n], [() => 1], [undefined], [Symbol('x')], [JSON.parse('['.repeat(5_000) + ']'.repeat(5_000))]])(
    'X5 what has no text is refused (%#)',
    (value) => {
      expect(() => canonicalJson(value)).toThrow('The input is not valid.');
    },
  );
});
