import { execFile } from 'node:child_process';
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Ffmpeg } from '@belvedere/kernel/ffmpeg';

const run = promisify(execFile);

export interface FilmWish {
  /** The end of its name, by which ffmpeg chooses what to wrap it in. */
  extension: string;
  seconds?: number;
  size?: string;
  video?: boolean;
  audio?: boolean;
  more?: readonly string[];
}

/** A film or a sound that ffmpeg makes of nothing, with a position, a title and a canary in its metadata. */
export async function makeFilm(
  { ffmpeg }: Ffmpeg,
  { extension, seconds = 1, size = '160x90', video = true, audio = true, more = [] }: FilmWish,
): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'film-'));
  try {
    const path = join(folder, `film.${extension}`);
    const picture = video ? ['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=25`] : [];
    const sound = audio ? ['-f', 'lavfi', '-i', 'sine=frequency=440'] : [];
    const words = ['-metadata', 'location=+46.2044+006.1432/', '-metadata', 'title=CANARY-title', '-metadata', 'comment=CANARY-comment'];
    const quick = extension === 'webm' ? ['-deadline', 'realtime', '-cpu-used', '8'] : video ? ['-preset', 'ultrafast'] : [];
    await run(ffmpeg, ['-loglevel', 'error', '-y', ...picture, ...sound, '-t', String(seconds), ...words, ...quick, ...more, path]);
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Puts a box into an MP4 at the end of the boxes that lead to it: `['moov', 'trak']`. The film has to have its index behind its content. */
export function insertBox(film: Buffer, path: readonly string[], box: Buffer): Buffer {
  const grown = Buffer.concat([film]);
  const sizes: number[] = [];
  let [from, to] = [0, film.length];
  for (const name of path) {
    const at = findBox(grown, name, { from, to });
    sizes.push(at);
    to = at + grown.readUInt32BE(at);
    from = at + headerOf(name);
  }
  for (const at of sizes) grown.writeUInt32BE(grown.readUInt32BE(at) + box.length, at);
  return Buffer.concat([grown.subarray(0, to), box, grown.subarray(to)]);
}

/** Boxes of samples have fields before what is in them. */
function headerOf(name: string): number {
  return name === 'stsd' ? 16 : name === 'avc1' ? 86 : 8;
}

function findBox(film: Buffer, name: string, { from, to }: { from: number; to: number }): number {
  for (let at = from; at + 8 <= to; at += film.readUInt32BE(at)) {
    if (film.toString('latin1', at + 4, at + 8) === name) return at;
    if (film.readUInt32BE(at) < 8) break;
  }
  throw new Error(`There is no ${name}.`);
}

export function box(name: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, body]);
}

/** Spherical Video V1: XML in a box of its own kind. */
export function sphericalV1(stereo?: 'top-bottom' | 'left-right'): Buffer {
  const id = Buffer.from('ffcc8263f8554a938814587a02521fdd', 'hex');
  const mode = stereo ? `<GSpherical:StereoMode>${stereo}</GSpherical:StereoMode>` : '';
  const xml = `<?xml version="1.0"?><rdf:SphericalVideo xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:GSpherical="http://ns.google.com/videos/1.0/spherical/"><GSpherical:Spherical>true</GSpherical:Spherical><GSpherical:Stitched>true</GSpherical:Stitched><GSpherical:StitchingSoftware>test</GSpherical:StitchingSoftware><GSpherical:ProjectionType>equirectangular</GSpherical:ProjectionType>${mode}</rdf:SphericalVideo>`;
  return box('uuid', id, Buffer.from(xml));
}

/** Spherical Video V2: `st3d` and `sv3d` in the sample entry. */
export function sphericalV2(stereo: 0 | 1 | 2): Buffer {
  const full = Buffer.alloc(4);
  const st3d = box('st3d', full, Buffer.from([stereo]));
  const svhd = box('svhd', full, Buffer.from('test\0'));
  const prhd = box('prhd', full, Buffer.alloc(12));
  const equi = box('equi', full, Buffer.alloc(16));
  return Buffer.concat([st3d, box('sv3d', svhd, box('proj', prhd, equi))]);
}
