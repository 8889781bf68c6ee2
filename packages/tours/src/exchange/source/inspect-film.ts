import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail } from '@belvedere/kernel';
import { probeMoving, type Ffmpeg } from '@belvedere/kernel/ffmpeg';
import { sniffMedia } from '@belvedere/kernel/image';
import { toursErrors } from '../../errors.ts';
import { sourceFault } from '../../scenes/sphere-source.ts';

const HEAD_BYTES = 4096;

/** A film of the whole sphere, for one eye or two; fails with words about any other. */
export async function inspectFilm(path: string, ffmpeg: Ffmpeg | undefined): Promise<void> {
  const refuse = (fault: string) => fail(toursErrors.source_unfit, { fields: { film: fault } });
  if (!ffmpeg) return refuse('There is no ffmpeg on this server, so that films can’t be taken in.');
  const mimeType = await typeOf(path);
  if (!mimeType?.startsWith('video/')) return refuse('It is no film in MP4 or WebM.');
  const folder = await mkdtemp(join(tmpdir(), 'belvedere-film-'));
  try {
    const { video } = await probeMoving(ffmpeg, { path, mimeType }, { folder, signal: new AbortController().signal });
    if (!video) return refuse('There is no picture in it.');
    const { width, height, projection, stereo } = video;
    // What says nothing of itself is one for one eye by its proportions.
    const said = { projection: projection ?? 'equirectangular', stereo, width, height, details: {} };
    const fault = sourceFault({ mediaType: 'video', status: 'ready', ...said });
    if (fault) refuse(fault.text);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function typeOf(path: string): Promise<string | undefined> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  return sniffMedia(buffer.subarray(0, bytesRead))?.mimeType;
}
