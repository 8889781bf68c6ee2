import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readExif } from './read-exif.ts';
import { readPano } from './read-pano.ts';

const SPACE = 'xmlns:G="http://ns.google.com/photos/1.0/panorama/"';

test('E8 whatever stands behind the mark of an Exif block, it is read at once or left out', () => {
  const marks = fc.constantFrom('MM\0*\0\0\0\x08', 'II*\0\x08\0\0\0', 'Exif\0\0MM\0*\0\0\0\x08', 'Exif\0\0II*\0\x08\0\0\0', '');
  fc.assert(
    fc.property(marks, fc.uint8Array({ maxLength: 600 }), (mark, bytes) => {
      const origin = readExif(Buffer.concat([Buffer.from(mark, 'latin1'), bytes]));
      for (const value of Object.values(origin)) expect(['string', 'number', 'object']).toContain(typeof value);
      if (origin.position) expect(Math.abs(origin.position.latitude)).toBeLessThanOrEqual(90);
    }),
    { numRuns: 2000 },
  );
});

test('E8 a directory of as many entries as fit, each pointing at everything, costs nothing', () => {
  const block = Buffer.alloc(500_000, 0xff);
  block.write('MM\0*\0\0\0\x08', 'latin1');
  block.writeUInt16BE(0xffff, 8);
  for (let at = 10; at + 12 < block.length; at += 12) {
    block.writeUInt16BE(0x0110, at);
    block.writeUInt16BE(2, at + 2);
    block.writeUInt32BE(400_000, at + 4);
    block.writeUInt32BE(0, at + 8);
  }
  const started = performance.now();
  expect(readExif(block).model?.length ?? 0).toBeLessThanOrEqual(200);
  expect(performance.now() - started).toBeLessThan(200);
  expect(readExif(Buffer.alloc(600 * 1024))).toEqual({});
});

test('1.0 GPano is read from attributes and from elements, under any prefix, and only in its own space', () => {
  expect(readPano(`<a ${SPACE} G:PoseHeadingDegrees="12.5"><G:ProjectionType>Equirectangular</G:ProjectionType></a>`)).toEqual({
    projection: 'equirectangular',
    poseHeading: 12.5,
  });
  const crop = `G:FullPanoWidthPixels="4000" G:FullPanoHeightPixels="2000" G:CroppedAreaImageWidthPixels="1000" G:CroppedAreaImageHeightPixels="500" G:CroppedAreaLeftPixels="100" G:CroppedAreaTopPixels="50"`;
  expect(readPano(`<a ${SPACE} ${crop}/>`)).toEqual({
    crop: { left: 100, top: 50, width: 1000, height: 500, fullWidth: 4000, fullHeight: 2000 },
  });
  expect(readPano('<a xmlns:G="http://example.org/" G:PoseHeadingDegrees="1"/>')).toEqual({});
  expect(readPano(`<a><b ${SPACE}/><c G:PoseHeadingDegrees="1"/></a>`)).toEqual({});
  expect(readPano(undefined)).toEqual({});
});

test.each([
  'G:PoseHeadingDegrees="361"',
  'G:PoseHeadingDegrees=""',
  'G:PoseHeadingDegrees="NaN"',
  'G:InitialHorizontalFOVDegrees="0"',
  'G:ProjectionType="javascript"',
  'G:FullPanoWidthPixels="99999999" G:FullPanoHeightPixels="1" G:CroppedAreaImageWidthPixels="1" G:CroppedAreaImageHeightPixels="1"',
  'G:FullPanoWidthPixels="100" G:FullPanoHeightPixels="50" G:CroppedAreaImageWidthPixels="101" G:CroppedAreaImageHeightPixels="50"',
])('E8 what is out of range is left out: %s', (attributes) => {
  expect(readPano(`<a ${SPACE} ${attributes}/>`)).toEqual({});
});

test('E9 XMP that is no XML, or more than that, is as good as none', () => {
  for (const xmp of [
    `<a ${SPACE}`,
    `<!DOCTYPE a [<!ENTITY x "y">]><a ${SPACE} G:PoseHeadingDegrees="1"/>`,
    `${SPACE} <`,
    `${'<a>'.repeat(100)}${SPACE}`,
  ])
    expect(readPano(xmp)).toEqual({});
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      expect(typeof readPano(`<a ${SPACE}>${text}`)).toBe('object');
    }),
  );
});
