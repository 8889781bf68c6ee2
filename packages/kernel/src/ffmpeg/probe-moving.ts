import { z } from 'zod';
import { fail } from '../core/index.ts';
import { ffmpegErrors } from './errors.ts';
import type { Ffmpeg } from './find-ffmpeg.ts';
import { runLimited } from './run-limited.ts';
import { inputOptions, type MovingSource } from './source.ts';

export interface VideoStream {
  codec: string;
  /** As it is to be seen, after the camera's rotation. */
  width: number;
  height: number;
  /** Frames a second. */
  rate: number | null;
  projection: 'equirectangular' | 'cubemap' | null;
  stereo: 'mono' | 'top-bottom' | 'left-right' | null;
}

export interface MovingInfo {
  /** Seconds. */
  duration: number;
  video: VideoStream | null;
  audio: { codec: string; channels: number; sampleRate: number } | null;
}

const text = z.string().max(200);
const sideData = z.looseObject({
  side_data_type: text,
  rotation: z.number().optional(),
  projection: text.optional(),
  type: text.optional(),
});
const stream = z.looseObject({
  codec_type: text.optional(),
  codec_name: text.optional(),
  width: z.int().min(0).optional(),
  height: z.int().min(0).optional(),
  avg_frame_rate: text.optional(),
  channels: z.int().optional(),
  sample_rate: text.optional(),
  duration: text.optional(),
  disposition: z.looseObject({ attached_pic: z.int().optional() }).optional(),
  side_data_list: z.array(sideData).max(50).optional(),
});
const report = z.object({
  streams: z.array(stream).max(100).default([]),
  format: z.looseObject({ duration: text.optional() }).optional(),
});
type Stream = z.output<typeof stream>;

const PROBE_SECONDS = 60;
const SHOWN = [
  'stream=codec_type,codec_name,width,height,avg_frame_rate,channels,sample_rate,duration',
  'stream_disposition=attached_pic',
  'stream_side_data',
  'format=duration',
].join(':');

/** What a film or a sound says of itself, spherical video (v1 and v2) included. Only headers are read. */
export async function probeMoving(
  { ffprobe }: Ffmpeg,
  source: MovingSource,
  run: { folder: string; signal: AbortSignal },
): Promise<MovingInfo> {
  const args = ['-hide_banner', '-loglevel', 'error', '-of', 'json', '-show_entries', SHOWN, ...inputOptions(source)];
  const output = await runLimited(ffprobe, args, { ...run, seconds: PROBE_SECONDS });
  const { streams, format } = readReport(output.toString('utf8'));
  const video = streams.find(
    (found) => found.codec_type === 'video' && found.disposition?.attached_pic !== 1 && found.width && found.height,
  );
  const audio = streams.find((found) => found.codec_type === 'audio' && found.codec_name);
  const seconds = [format?.duration, video?.duration, audio?.duration].map(Number).find((value) => Number.isFinite(value) && value >= 0);
  return {
    duration: seconds ?? 0,
    video: video ? toVideo(video) : null,
    audio: audio ? { codec: audio.codec_name ?? '', channels: audio.channels ?? 0, sampleRate: Number(audio.sample_rate ?? 0) || 0 } : null,
  };
}

function readReport(json: string): z.output<typeof report> {
  try {
    return report.parse(JSON.parse(json));
  } catch (cause) {
    return fail(ffmpegErrors.broken, { cause });
  }
}

function toVideo({ codec_name, width = 0, height = 0, avg_frame_rate, side_data_list = [] }: Stream): VideoStream {
  const of = (type: string) => side_data_list.find((data) => data.side_data_type === type);
  const isTurned = Math.abs(of('Display Matrix')?.rotation ?? 0) % 180 === 90;
  const [frames = 0, per = 1] = (avg_frame_rate ?? '').split('/').map(Number);
  const rate = frames / per;
  return {
    codec: codec_name ?? '',
    width: isTurned ? height : width,
    height: isTurned ? width : height,
    rate: Number.isFinite(rate) && rate > 0 ? Math.round(rate * 1000) / 1000 : null,
    projection: projectionOf(of('Spherical Mapping')?.projection),
    stereo: stereoOf(of('Stereo 3D')?.type),
  };
}

function projectionOf(name: string | undefined): VideoStream['projection'] {
  if (name === undefined) return null;
  return name.includes('equirectangular') ? 'equirectangular' : name.includes('cubemap') ? 'cubemap' : null;
}

function stereoOf(name: string | undefined): VideoStream['stereo'] {
  switch (name) {
    case '2D':
      return 'mono';
    case 'top and bottom':
      return 'top-bottom';
    case 'side by side':
      return 'left-right';
    default:
      return null;
  }
}
