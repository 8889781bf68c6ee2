import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findFfmpeg } from '@belvedere/kernel/ffmpeg';

const run = promisify(execFile);

/** Where ffmpeg of this machine is; undefined leaves the tests of films out. */
export async function testFfmpegPath(): Promise<string | undefined> {
  return (await findFfmpeg({ given: process.env['FFMPEG_PATH'], searchPath: process.env['PATH'] ?? '' }))?.ffmpeg;
}

export interface HalvedFilm {
  path: string;
  width: number;
  height: number;
  upper: string;
  lower: string;
}

/** A film of a second whose halves have a colour each: the sky and the ground, or what two eyes see. @returns its path. */
export async function makeFilm(ffmpeg: string, { path, width, height, upper, lower }: HalvedFilm): Promise<string> {
  const half = (colour: string) => ['-f', 'lavfi', '-i', `color=c=${colour}:size=${width}x${height / 2}:rate=5`];
  const how = ['-filter_complex', 'vstack', '-t', '1', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
  await run(ffmpeg, ['-loglevel', 'error', '-y', ...half(upper), ...half(lower), ...how, path]);
  return path;
}
