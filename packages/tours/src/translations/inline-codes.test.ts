import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeInlines, encodeAgainst, encodeInlines, type Inline } from './inline-codes.ts';

const words = fc.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom('a', '<', '&', '1', '/', '>', ' ', 'ü', '<1>', '&lt;') });
const inline: fc.Arbitrary<Inline> = fc.oneof(
  words.map((text): Inline => ({ type: 'text', text })),
  fc
    .tuple(words, fc.subarray(['bold', 'italic', 'code'] as const, { minLength: 1 }))
    .map(([text, marks]): Inline => ({ type: 'text', text, marks })),
  words.map((text): Inline => ({ type: 'link', href: 'https://example.org/', text })),
  fc.constant<Inline>({ type: 'break' }),
);
/** Neighbouring plain texts are one text. */
const merged = (content: readonly Inline[]): Inline[] => {
  const all: Inline[] = [];
  for (const node of content) {
    const last = all.at(-1);
    if (last?.type === 'text' && !last.marks && node.type === 'text' && !node.marks)
      all[all.length - 1] = { type: 'text', text: last.text + node.text };
    else all.push(node);
  }
  return all;
};

test('0.28 a paragraph is the same after it was a text with codes, whatever stands in it', () => {
  fc.assert(
    fc.property(fc.array(inline, { minLength: 1, maxLength: 12 }), (content) => {
      const whole = merged(content);
      expect(decodeInlines(encodeInlines(whole), whole)).toEqual({ content: whole });
      expect(encodeAgainst(whole, whole)).toBe(encodeInlines(whole));
    }),
  );
});

test('0.28 E5 a translation moves codes and brings none of its own', () => {
  const source: Inline[] = [
    { type: 'text', text: 'See ' },
    { type: 'link', href: 'https://example.org/', text: 'the hall' },
    { type: 'break' },
    { type: 'text', text: 'now', marks: ['bold'] },
  ];
  expect(encodeInlines(source)).toBe('See <1>the hall</1><2/><3>now</3>');
  expect(decodeInlines('<3>Jetzt</3> <1>den Saal</1> ansehen', source)).toEqual({
    content: [
      { type: 'text', text: 'Jetzt', marks: ['bold'] },
      { type: 'text', text: ' ' },
      { type: 'link', href: 'https://example.org/', text: 'den Saal' },
      { type: 'text', text: ' ansehen' },
    ],
  });
  for (const [text, refusal] of [
    ['<4>x</4>', 'unknown_code'],
    ['<1>x', 'broken_code'],
    ['x</1>', 'broken_code'],
    ['<1>x<3>y</3></1>', 'broken_code'],
    ['<2>x</2>', 'broken_code'],
    ['<1/>', 'broken_code'],
    ['', 'empty'],
    ['a'.repeat(10_001), 'too_long'],
  ] as const)
    expect([text.slice(0, 20), decodeInlines(text, source)]).toEqual([text.slice(0, 20), { refusal }]);
  // What only looks like HTML is words.
  expect(decodeInlines('<b onclick=x>&lt;1></b>', source)).toEqual({ content: [{ type: 'text', text: '<b onclick=x><1></b>' }] });
});
