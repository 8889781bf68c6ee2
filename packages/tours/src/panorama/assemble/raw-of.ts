import { fail } from '@belvedere/kernel/core';
import { panoramaErrors } from '../errors.ts';
import type { openPicture } from '../open-picture.ts';
import type { Pixels } from '../pixels.ts';

/** The pixels of a picture, whatever colours it is made of. */
export async function rawOf(picture: ReturnType<typeof openPicture>): Promise<Pixels> {
  const { data, info } = await picture
    .flatten({ background: '#000' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) fail(panoramaErrors.panorama_damaged);
  // The very bytes: a copy of a large lens would take 200 MB more.
  return { width: info.width, height: info.height, data: new Uint8Array(data.buffer, data.byteOffset, data.length) };
}
