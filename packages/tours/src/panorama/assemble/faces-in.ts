import { fail } from '@belvedere/kernel/core';
import type { Face } from '@belvedere/manifest';
import { panoramaErrors } from '../errors.ts';
import { openPicture } from '../open-picture.ts';
import type { Pixels } from '../pixels.ts';
import { rawOf } from './raw-of.ts';

/** What takes the faces out of one picture that holds them, one after the other. Its proportions have to be those of the grid. */
export async function facesIn({ path, grid }: { path: string; grid: readonly string[] }): Promise<(face: Face) => Promise<Pixels>> {
  const { width, height, orientation, pages } = await openPicture(path).metadata();
  if ((pages ?? 1) > 1) fail(panoramaErrors.panorama_animated);
  if ((orientation ?? 1) !== 1) fail(panoramaErrors.panorama_rotated);
  const [columns, rows] = [grid[0]?.length ?? 0, grid.length];
  const [across, down] = [width / columns, height / rows];
  if (Math.abs(across / down - 1) > 0.01) fail(panoramaErrors.panorama_not_a_cube, { data: { width, height } });
  if (across < MIN_FACE) fail(panoramaErrors.panorama_too_small, { data: { width, height } });

  return async (face) => {
    const row = grid.findIndex((line) => line.toLowerCase().includes(face));
    const line = grid[row] ?? '';
    const column = line.toLowerCase().indexOf(face);
    const [left, top] = [Math.round(column * across), Math.round(row * down)];
    const area = { left, top, width: Math.round((column + 1) * across) - left, height: Math.round((row + 1) * down) - top };
    const picture = await rawOf(openPicture(path).extract(area));
    return line[column] === face ? picture : turned(picture);
  };
}

/** A sphere of 512 pixels has faces of so many. */
const MIN_FACE = 128;

/** By half: the last pixel is the first. */
function turned({ width, height, data }: Pixels): Pixels {
  const turnedData = new Uint8Array(data.length);
  const count = width * height;
  for (let pixel = 0; pixel < count; pixel++) turnedData.set(data.subarray(pixel * 3, pixel * 3 + 3), (count - 1 - pixel) * 3);
  return { width, height, data: turnedData };
}
