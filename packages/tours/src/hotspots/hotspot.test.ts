import { hotspotContentSchema, normalizeYaw, plainText, type HotspotContent } from '@belvedere/manifest';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentOf, mediaOf, toDirection, toVector } from './hotspot.ts';
import { createHotspotInput } from './schemas.ts';

const ids = [1, 2, 3].map((n) => `018f6f2e-5b3a-7c4d-8e9f-00000000000${n}`) as [string, string, string];
const columns = ({ x, y, z }: { x: number; y: number; z: number }) => ({ positionX: x, positionY: y, positionZ: z });
const apart = (a: number, b: number) => Math.abs(normalizeYaw(a - b));

test('0.18 a direction comes back to within a millionth of a degree', () => {
  const yaw = fc.double({ min: -180, max: 180, noNaN: true, maxExcluded: true });
  const pitch = fc.double({ min: -89.9, max: 89.9, noNaN: true });
  fc.assert(
    fc.property(yaw, pitch, (wanted, height) => {
      const back = toDirection(columns(toVector({ yaw: wanted, pitch: height })));
      expect(apart(back.yaw, wanted)).toBeLessThan(1e-6);
      expect(Math.abs(back.pitch - height)).toBeLessThan(1e-6);
    }),
  );
});

test('0.18 a vector of any length has the direction of its unit vector', () => {
  const { yaw, pitch } = toDirection(columns(toVector({ x: 0, y: 0, z: -1e6 })));
  expect([yaw, pitch]).toEqual([0, 0]);
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e5, noNaN: true }), (length) => {
      const unit = toVector({ yaw: 77, pitch: 12 });
      const back = toDirection({ positionX: unit.x * length, positionY: unit.y * length, positionZ: unit.z * length });
      expect(back.yaw).toBeCloseTo(77, 6);
      expect(back.pitch).toBeCloseTo(12, 6);
    }),
  );
});

test('0.18 a position is a direction or a vector with one, nothing else', () => {
  const accepts = (position: unknown) =>
    createHotspotInput.safeParse({ sceneId: ids[0], title: 'x', content: { type: 'info', body: plainText('') }, position }).success;
  expect(
    [
      { yaw: 180, pitch: -90 },
      { x: 0, y: 1, z: 0 },
    ].every(accepts),
  ).toBe(true);
  const wrong = [
    { x: 0, y: 0, z: 0 },
    { x: 0, y: 0, z: 1e-12 },
    { yaw: 181, pitch: 0 },
    { yaw: 0 },
    { yaw: 0, pitch: 0, x: 1 },
    { x: Number.NaN, y: 0, z: 1 },
    { x: 1e7, y: 0, z: 1 },
    null,
  ];
  expect(wrong.filter(accepts)).toEqual([]);
});

test('0.18 0.24 the media that a content names', () => {
  const [a, b, c] = ids;
  const contents: [HotspotContent, string[]][] = [
    [{ type: 'image', image: { mediaId: a, alt: '' } }, [a]],
    [{ type: 'gallery', images: [a, b, c].map((mediaId) => ({ mediaId, alt: '' })) }, [a, b, c]],
    [{ type: 'video', mediaId: a, captionsMediaId: b }, [a, b]],
    [{ type: 'video', mediaId: a }, [a]],
    [{ type: 'audio', mediaId: a }, [a]],
    [{ type: 'document', mediaId: a, label: 'x' }, [a]],
    [{ type: 'chat', greeting: 'x' }, []],
  ];
  for (const [content, expected] of contents) expect(mediaOf(content)).toEqual(expected);
});

test('0.18 what was written is read through the schema', () => {
  expect(contentOf({ content: { type: 'navigation' } })).toEqual(hotspotContentSchema.parse({ type: 'navigation' }));
  expect(() => contentOf({ content: { type: 'html' } })).toThrow('No matching discriminator');
});
