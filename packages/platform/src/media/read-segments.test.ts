import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSegments, SEGMENT_BYTES } from './read-segments.ts';
import { cutAfter, inPieces } from './testing/pieces.ts';

async function read(body: AsyncIterable<Uint8Array>, length: number) {
  const cuts: unknown[] = [];
  const segments: Buffer[] = [];
  for await (const segment of readSegments({ body, length, onCut: (error) => cuts.push(error) })) segments.push(segment);
  return { segments, cuts };
}

describe('readSegments', () => {
  const size = SEGMENT_BYTES * 2 + 5;
  const bytes = Buffer.alloc(size, 'belvedere');

  test.each([1, 100, SEGMENT_BYTES, size])(
    '0.20 whatever the pieces (%i KiB), segments have one length and no byte is lost',
    async (kilobytes) => {
      const { segments, cuts } = await read(inPieces(bytes, kilobytes * 1024), size);
      expect(segments.map(({ length }) => length)).toEqual([SEGMENT_BYTES, SEGMENT_BYTES, 5]);
      expect(Buffer.concat(segments).equals(bytes)).toBe(true);
      expect(cuts).toEqual([]);
    },
  );

  test('0.20 small bodies in any pieces come out as they went in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 1, max: 50 }), async (content, piece) => {
        const { segments } = await read(inPieces(content, piece), content.length);
        expect(Buffer.concat(segments).equals(content)).toBe(true);
      }),
    );
  });

  test('0.20 what came before a cut is kept', async () => {
    const { segments, cuts } = await read(cutAfter(bytes, SEGMENT_BYTES + 7000), size);
    expect(segments.map(({ length }) => length)).toEqual([SEGMENT_BYTES, 7000]);
    expect(cuts).toEqual([new Error('The connection broke.')]);
  });

  test('0.20 more than was announced is refused before it is given on', async () => {
    await expect(read(inPieces(Buffer.alloc(11), 10), 10)).rejects.toMatchObject({ code: 'media.too_large', status: 413 });
  });

  test('0.20 the body is let go when the reader gives up', async () => {
    let isOver = false;
    const body = (async function* () {
      try {
        for (;;) yield Buffer.alloc(1024 * 1024);
      } finally {
        isOver = true;
      }
    })();
    const segments = readSegments({ body, length: Number.MAX_SAFE_INTEGER, onCut: () => {} });
    for await (const segment of segments) if (segment.length === SEGMENT_BYTES) break;
    expect(isOver).toBe(true);
  });
});
