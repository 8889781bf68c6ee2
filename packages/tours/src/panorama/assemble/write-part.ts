import type { Panorama } from '@belvedere/manifest';
import { openPicture } from '../open-picture.ts';
import { placeOf, writePlace } from './write-place.ts';

/** So many pixels are said to be around where only proportions count: the most that GPano takes. */
const AROUND = { fullWidth: 65_536, fullHeight: 32_768 };

/** Writes into a copy of a picture which part of the sphere it shows. @returns `target`, a JPEG. */
export async function writePart({
  from,
  target,
  part,
}: {
  from: string;
  target: string;
  part: NonNullable<Panorama['part']>;
}): Promise<string> {
  return writePlace(openPicture(from), { place: placeOf(part, AROUND), target });
}
