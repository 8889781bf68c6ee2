import type { Ffmpeg } from './find-ffmpeg.ts';
import { runLimited } from './run-limited.ts';
import { inputOptions, QUIET, type MovingSource } from './source.ts';

export interface Conversion {
  folder: string;
  signal: AbortSignal;
  seconds: number;
}

// Nothing of what the camera wrote: no tags, chapters, subtitles, or streams of data, in which action cameras keep their position.
const STRIPPED = ['-map_metadata', '-1', '-map_metadata:s', '-1', '-map_chapters', '-1', '-sn', '-dn', '-fflags', '+bitexact'];
const AAC = ['-c:a', 'aac', '-b:a', '128k', '-ac', '2', '-ar', '48000', '-flags:a', '+bitexact'];
const MP4 = ['-movflags', '+faststart', '-f', 'mp4', '-y'];
const THREADS = ['-threads', '2'];

/** Writes a film anew as H.264 and AAC in an MP4 that begins to play while it loads, no side longer than `maxSide`. */
export async function convertVideo(
  { ffmpeg }: Ffmpeg,
  source: MovingSource,
  { target, maxSide, ...run }: Conversion & { target: string; maxSide: number },
): Promise<void> {
  const fit = `scale=w='min(${maxSide},iw)':h='min(${maxSide},ih)':force_original_aspect_ratio=decrease:force_divisible_by=2`;
  const video = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-profile:v', 'high', '-fpsmax', '60', '-flags:v', '+bitexact'];
  const bounds = maxSide > 1920 ? ['-maxrate', '20M', '-bufsize', '40M'] : ['-maxrate', '8M', '-bufsize', '16M'];
  const streams = ['-map', '0:v:0', '-map', '0:a:0?', '-vf', `${fit},setsar=1,format=yuv420p`];
  const out = [...streams, ...STRIPPED, ...video, ...bounds, ...AAC, ...THREADS, ...MP4, target];
  await runLimited(ffmpeg, [...QUIET, ...THREADS, ...inputOptions(source), ...out], run);
}

/** Writes a sound anew as AAC. */
export async function convertAudio(
  { ffmpeg }: Ffmpeg,
  source: MovingSource,
  { target, ...run }: Conversion & { target: string },
): Promise<void> {
  const out = ['-map', '0:a:0', '-vn', ...STRIPPED, ...AAC, ...MP4, target];
  await runLimited(ffmpeg, [...QUIET, ...THREADS, ...inputOptions(source), ...out], run);
}

/** Writes one picture of a film, as JPEG, from `second`. There is none when the film ends before. */
export async function takePoster(
  { ffmpeg }: Ffmpeg,
  source: MovingSource,
  { target, second, ...run }: Conversion & { target: string; second: number },
): Promise<void> {
  const out = [
    '-map',
    '0:v:0',
    '-frames:v',
    '1',
    ...STRIPPED,
    '-c:v',
    'mjpeg',
    '-q:v',
    '3',
    '-pix_fmt',
    'yuvj420p',
    '-f',
    'image2',
    '-update',
    '1',
    '-y',
    target,
  ];
  await runLimited(ffmpeg, [...QUIET, ...THREADS, '-ss', String(second), ...inputOptions(source), ...out], run);
}

const PEAK_RATE = 8000;

/** How loud a sound is over its length: `count` numbers from 0 to 100. */
export async function readPeaks(
  { ffmpeg }: Ffmpeg,
  source: MovingSource,
  { count, duration, ...run }: Conversion & { count: number; duration: number },
): Promise<number[]> {
  const samplesEach = Math.max(1, Math.ceil((duration * PEAK_RATE) / count));
  const peaks = Array.from({ length: count }, () => 0);
  let at = 0;
  let odd: Buffer = Buffer.alloc(0);
  const onOutput = (bytes: Buffer) => {
    const all = odd.length === 0 ? bytes : Buffer.concat([odd, bytes]);
    const whole = all.length - (all.length % 2);
    for (let offset = 0; offset < whole; offset += 2, at += 1) {
      const index = Math.min(count - 1, Math.floor(at / samplesEach));
      const level = Math.abs(all.readInt16LE(offset));
      if (level > (peaks[index] ?? 0)) peaks[index] = level;
    }
    odd = all.subarray(whole);
  };
  const out = ['-map', '0:a:0', '-vn', '-ac', '1', '-ar', String(PEAK_RATE), '-f', 's16le', 'pipe:1'];
  await runLimited(ffmpeg, [...QUIET, ...THREADS, ...inputOptions(source), ...out], { ...run, onOutput });
  return peaks.map((level) => Math.round((level / 32768) * 100));
}
