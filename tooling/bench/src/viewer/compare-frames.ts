import sharp from 'sharp';
import { SIZE } from './make-site.ts';

/** What the browser showed at a time, ms since 1970. */
export interface Frame {
  at: number;
  jpeg: Buffer;
}

/** Cells of the grid that a frame is compared in. */
const CELL = 40;
/** Of 255: greater is not the panorama but a blank page or the sign of loading. */
const LIKE = 14;
/** Of 255, in the worst cell: what stands still differs by nothing, a coarser tile by more. */
const SAME = 1.5;

const grey = async (frame: Frame, width: number) =>
  sharp(frame.jpeg)
    .greyscale()
    .resize(width, (width * SIZE.height) / SIZE.width, { fit: 'fill' })
    .raw()
    .toBuffer();

const mean = (a: Buffer, b: Buffer) => a.reduce((sum, value, at) => sum + Math.abs(value - b[at]!), 0) / a.length;

/** Mean difference of two frames, so coarse that a preview is like what it stands for. */
export async function unlikeness(a: Frame, b: Frame): Promise<number> {
  return mean(await grey(a, 32), await grey(b, 32));
}

/** The greatest mean difference of a cell. */
function worstCell(a: Buffer, b: Buffer): number {
  let worst = 0;
  for (let top = 0; top < SIZE.height; top += CELL)
    for (let left = 0; left < SIZE.width; left += CELL) {
      let sum = 0;
      for (let y = top; y < top + CELL; y++)
        for (let x = left; x < left + CELL; x++) sum += Math.abs(a[y * SIZE.width + x]! - b[y * SIZE.width + x]!);
      worst = Math.max(worst, sum / CELL ** 2);
    }
  return worst;
}

/**
 * When the panorama was first to be seen, be it coarse, and when it was sharp: from the first frame on after which no cell of the picture
 * differs from the last frame by more than the noise of JPEG. Nothing that a viewer says of itself counts.
 */
export async function readFrames(frames: readonly Frame[]): Promise<{ first: number; sharp: number }> {
  const last = frames.at(-1);
  if (!last) throw new Error('Nothing was shown.');
  let first = last;
  for (const frame of frames)
    if ((await unlikeness(frame, last)) <= LIKE) {
      first = frame;
      break;
    }
  const end = await grey(last, SIZE.width);
  let settled = last;
  for (const frame of [...frames].reverse()) {
    if (worstCell(await grey(frame, SIZE.width), end) > SAME) break;
    settled = frame;
  }
  return { first: first.at, sharp: settled.at };
}
