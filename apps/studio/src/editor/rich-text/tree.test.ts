import type { RichText } from '@belvedere/sdk';
import { getSchema } from '@tiptap/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EXTENSIONS } from './extensions.ts';
import { fromDoc, toDoc, wordsOf, type Block, type DocNode, type Inline } from './tree.ts';

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
const marks = fc
  .subarray(['bold', 'italic', 'underline', 'strike', 'code'] as const)
  .map((kept) => (kept.length > 0 ? { marks: kept } : {}));
const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.tuple(words, marks).map(([text, kept]): Inline => ({ type: 'text', text, ...kept })),
  fc.tuple(words, marks, fc.webUrl()).map(([text, kept, href]): Inline => ({ type: 'link', href, text, ...kept })),
  fc.constant<Inline>({ type: 'break' }),
);
/** Two pieces that look the same are one piece: what is written so is a tree in two spellings. */
const inlines = fc.array(inline, { maxLength: 6 }).map((pieces) =>
  pieces.filter((piece, index) => {
    const before = pieces[index - 1];
    const look = (each: Inline | undefined) => each && each.type !== 'break' && JSON.stringify({ ...each, text: '' });
    return piece.type === 'break' || look(before) !== look(piece);
  }),
);
const block: fc.Arbitrary<Block> = fc.oneof(
  inlines.map((content): Block => ({ type: 'paragraph', content })),
  inlines.map((content): Block => ({ type: 'quote', content })),
  fc.tuple(fc.constantFrom(2 as const, 3 as const), inlines).map(([level, content]): Block => ({ type: 'heading', level, content })),
  fc
    .tuple(fc.boolean(), fc.array(inlines, { minLength: 1, maxLength: 4 }))
    .map(([ordered, items]): Block => ({ type: 'list', ordered, items: items.map((content) => ({ content })) })),
);
const tree = fc
  .array(block, { maxLength: 6 })
  .filter((blocks) => !(blocks.length === 1 && blocks[0]?.type === 'paragraph' && blocks[0].content.length === 0))
  .map((blocks): RichText => ({ blocks }));

test('a tree that the editor opens and closes is the same tree', () => {
  const schema = getSchema(EXTENSIONS);
  fc.assert(
    fc.property(tree, (before) => {
      const doc = schema.nodeFromJSON(toDoc(before));
      doc.check();
      expect(fromDoc(doc.toJSON() as DocNode)).toEqual(before);
    }),
    { numRuns: 500 },
  );
});

test('an empty line alone is nothing, and marks are kept in one order', () => {
  expect(fromDoc({ type: 'doc', content: [{ type: 'paragraph' }] })).toEqual({ blocks: [] });
  const twice = { type: 'text', text: 'a', marks: [{ type: 'code' }, { type: 'bold' }] };
  expect(fromDoc({ type: 'doc', content: [{ type: 'paragraph', content: [twice, { type: 'hardBreak' }] }] })).toEqual({
    blocks: [{ type: 'paragraph', content: [{ type: 'text', text: 'a', marks: ['bold', 'code'] }, { type: 'break' }] }],
  });
});

test('the words of a tree are lines', () => {
  const said: RichText = {
    blocks: [
      { type: 'heading', level: 2, content: [{ type: 'text', text: 'Hall' }] },
      { type: 'list', ordered: false, items: [{ content: [{ type: 'text', text: 'a' }] }, { content: [] }] },
    ],
  };
  expect(wordsOf(said)).toBe('Hall\na\n');
});
