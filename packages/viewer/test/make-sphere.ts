import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { directionToVector, equirectToDirection } from '@belvedere/manifest';
import sharp from 'sharp';
import type { Paint } from './make-tour.ts';

/** An equirectangular PNG of a painted world. */
export function makeEquirect(width: number, paint: Paint): Promise<Buffer> {
  const height = width / 2;
  const data = Buffer.alloc(width * height * 3);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++)
      data.set(paint(directionToVector(equirectToDirection((column + 0.5) / width, (row + 0.5) / height))), (row * width + column) * 3);
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

const FFMPEG = process.env['FFMPEG_PATH'] ?? 'ffmpeg';

/** A film of two seconds that shows a picture. */
export function makeFilm(picture: Buffer): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'film-'));
  try {
    writeFileSync(join(folder, 'a.png'), picture);
    const how = ['-c:v', 'libvpx', '-b:v', '2M', '-pix_fmt', 'yuv420p'];
    execFileSync(FFMPEG, ['-v', 'error', '-loop', '1', '-t', '2', '-i', join(folder, 'a.png'), ...how, join(folder, 'a.webm')]);
    return readFileSync(join(folder, 'a.webm'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
