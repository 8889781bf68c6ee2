import sharp from 'sharp';
import { expect, test } from 'vitest';
import { encodeBitmap } from './encode-bitmap.ts';

test('0.36 dots become pixels, black and white, each so many wide', async () => {
  const png = await encodeBitmap(
    [
      [true, false, false],
      [false, true, false],
    ],
    2,
  );
  const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([6, 4]);
  expect([...data.subarray(0, 6)]).toEqual([0, 0, 255, 255, 255, 255]);
  expect([...data.subarray(12, 18)]).toEqual([255, 255, 0, 0, 255, 255]);
});
