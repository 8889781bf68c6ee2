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

/** A film of two minutes that shows a picture: it does not end while a busy machine tries to stop it. */
export function makeFilm(picture: Buffer): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'film-'));
  try {
    writeFileSync(join(folder, 'a.png'), picture);
    const how = ['-c:v', 'libvpx', '-b:v', '2M', '-pix_fmt', 'yuv420p'];
    execFileSync(FFMPEG, [
      '-v',
      'error',
      '-loop',
      '1',
      '-framerate',
      '2',
      '-t',
      '120',
      '-i',
      join(folder, 'a.png'),
      ...how,
      join(folder, 'a.webm'),
    ]);
    return readFileSync(join(folder, 'a.webm'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A floor with a wall across, as a PNG. */
export function drawPlan(wall: number): Promise<Buffer> {
  const [width, height] = [400, 300];
  const data = Buffer.alloc(width * height, 255);
  const walls = [
    [20, 20, 380, 26],
    [20, 274, 380, 280],
    [20, 20, 26, 280],
    [374, 20, 380, 280],
    [wall, 20, wall + 6, 200],
  ] as const;
  for (const [left, top, right, bottom] of walls) for (let y = top; y < bottom; y++) data.fill(60, y * width + left, y * width + right);
  return sharp(data, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}

/** Silence of some seconds, as a WAV file. */
export function makeSound(seconds: number): Buffer {
  const data = Buffer.alloc(Math.round(8000 * seconds), 128);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(8000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}
