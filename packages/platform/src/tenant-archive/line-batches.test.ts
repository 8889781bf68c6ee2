import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineBatches } from './line-batches.ts';

test('I16 lines come back as they were, however they were cut and whatever looks like an end of line', async () => {
  const line = fc.string({ unit: fc.constantFrom('a', '\r', '\u2028', 'é', '𝄞', '"'), maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 30 }), fc.integer({ min: 1, max: 9 }), async (lines, step) => {
      const bytes = Buffer.from(lines.map((each) => `${each}\n`).join(''));
      async function* cut() {
        for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
      }
      const batches = await Array.fromAsync(lineBatches(cut(), { most: 4, largest: 25 }));
      expect(batches.flat()).toEqual(lines);
      for (const batch of batches) expect(batch.length).toBeLessThanOrEqual(4);
    }),
  );
});
