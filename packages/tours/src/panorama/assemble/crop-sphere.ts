import { fail } from '@belvedere/kernel/core';
import type { Panorama } from '@belvedere/manifest';
import { panoramaErrors } from '../errors.ts';
import { MAX_HEIGHT, MAX_WIDTH } from '../inspect-source.ts';
import { openPicture } from '../open-picture.ts';
import { placeOf, writePlace } from './write-place.ts';

const WHOLE = { left: 0, top: 0, width: 1, height: 1 };

/** Cuts out of a whole sphere what was seen of it, in the size that it had. @returns `target`, a JPEG that says its place. */
export async function cropSphere({ from, target, panorama }: { from: string; target: string; panorama: Panorama }): Promise<string> {
  const { width: fullWidth, height: fullHeight, part = WHOLE } = panorama;
  if (fullWidth > MAX_WIDTH || fullHeight > MAX_HEIGHT) fail(panoramaErrors.panorama_too_large);
  const place = placeOf(part, { fullWidth, fullHeight });
  const { left, top, width, height } = place;
  const whole = openPicture(from).resize(fullWidth, fullHeight, { fit: 'fill' });
  return writePlace(whole.extract({ left, top, width, height }), { place, target });
}
