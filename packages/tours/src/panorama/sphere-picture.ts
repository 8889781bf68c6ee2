import { directionToVector, equirectToDirection, type Vector3 } from '@belvedere/manifest';
import { blankPixels, type Pixels } from './pixels.ts';

/** For tests: an equirectangular picture of a sphere whose colour (0 to 255) is known in every direction. */
export function spherePicture(width: number, height: number, colour: (direction: Vector3) => readonly number[]): Pixels {
  const picture = blankPixels(width, height);
  let at = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const direction = directionToVector(equirectToDirection((column + 0.5) / width, (row + 0.5) / height));
      for (const channel of colour(direction)) picture.data[at++] = Math.round(channel);
    }
  }
  return picture;
}
