import { expect, test } from 'vitest';
import { z } from 'zod';
import { decodeDates } from './decode-dates.ts';

const text = '2026-11-21T10:00:00.000Z';
const date = new Date(text);
const schema = z.strictObject({
  at: z.date(),
  maybe: z.date().optional(),
  never: z.date().nullable(),
  late: z.date().default(date),
  list: z.array(z.strictObject({ at: z.date() })),
  words: z.string(),
});

test('4.36 an ISO text becomes a date where one is wanted, however deep', () => {
  const input = { at: text, maybe: text, never: text, late: '2026-11-21T12:00:00+02:00', list: [{ at: text }], words: text };
  expect(schema.parse(decodeDates(schema, input))).toEqual({
    at: date,
    maybe: date,
    never: date,
    late: date,
    list: [{ at: date }],
    words: text,
  });
});

test('4.36 what is no date, and what nobody asked for, is left for the schema to judge', () => {
  for (const value of ['yesterday', '2026-11-21', '2026-13-41T00:00:00Z', 1e12, '', null, true, {}])
    expect(decodeDates(z.date(), value)).toBe(value);
  expect(decodeDates(schema, { other: text, list: text, words: 1 })).toEqual({ other: text, list: text, words: 1 });
  for (const value of [null, 'x', [1], undefined]) expect(decodeDates(schema, value)).toEqual(value);
});

test('X5 names that every object has are no fields', () => {
  const input: unknown = JSON.parse(`{"constructor": "${text}", "__proto__": {"at": "${text}"}}`);
  const decoded = decodeDates(schema, input) as object;
  expect(Object.keys(decoded).toSorted()).toEqual(['__proto__', 'constructor']);
  expect(Object.getPrototypeOf(decoded)).toBe(Object.prototype);
});
