import { expect, test } from 'vitest';
import { z } from 'zod';
import { sayIssue } from './say-issue.ts';

const said = (schema: z.ZodType, input: unknown) => schema.safeParse(input, { error: sayIssue }).error?.issues[0]?.message;

test.each([
  [z.string(), undefined, 'This is missing.'],
  [z.string(), 7, 'This has to be text.'],
  [z.int(), 1.5, 'This has to be a whole number.'],
  [z.array(z.string()), 'a', 'This has to be a list.'],
  [z.string().min(1), '', 'This is empty.'],
  [z.string().min(12), 'short', 'Use at least 12 characters.'],
  [z.string().max(1), 'long', 'Use at most 1 character.'],
  [z.number().min(0), -1, 'Use 0 or more.'],
  [z.number().lt(360), 360, 'Use less than 360.'],
  [z.int().max(100), 101, 'Use 100 or less.'],
  [z.array(z.string()).max(2), ['a', 'b', 'c'], 'Give at most 2 items.'],
  [z.date().min(new Date('2027-01-01')), new Date('2026-01-01'), 'Choose a time from 2027-01-01T00:00:00.000Z on.'],
  [z.email(), 'nobody', 'This is no e-mail address.'],
  [z.url(), 'example', 'This is no web address, such as https://example.org.'],
  [z.uuid(), '7', 'This is no id.'],
  [z.iso.datetime(), 'today', 'This is no time, such as 2027-05-01T18:00:00Z.'],
  [z.string().regex(/^a$/), 'b', 'This is not written as it has to be.'],
  [z.enum(['a', 'b']), 'c', 'Choose one of: a, b.'],
  [z.literal(true), false, 'This has to be true.'],
  [z.strictObject({}), { more: 1 }, 'Leave out what is not known here: more.'],
  [z.union([z.string(), z.number()]), true, 'This is nothing that can stand here.'],
  [z.int().multipleOf(5), 7, 'This has to be a multiple of 5.'],
  [z.string().refine((text) => text === 'a', 'Say a.'), 'b', 'Say a.'],
])('S2 %#: what is wrong with a field is said in words for people', (schema, input, words) => {
  expect(said(schema, input)).toBe(words);
});

test('S2 what was sent is not repeated, for it may be a secret', () => {
  const secret = 'correct horse battery staple';
  for (const schema of [z.email(), z.enum(['a']), z.int(), z.string().max(3), z.literal('a'), z.uuid()])
    expect(said(schema, secret)).not.toContain('horse');
});
