import { join } from 'node:path';
import { stat } from 'node:fs/promises';
import {
  convertAudio,
  convertVideo,
  probeMoving,
  readPeaks,
  takePoster,
  type Ffmpeg,
  type MovingInfo,
  type MovingSource,
  type VideoStream,
} from '@belvedere/kernel/ffmpeg';
import type { FormsCall, NewForms } from './forms.ts';
import { encodeOne, THUMBNAIL } from './make-image-forms.ts';
import { ACCEPTED_TYPES, type AcceptedType, type MediaType } from './media.ts';
import { MissingProgram, RefusedContent } from './refused-content.ts';
import { posterSecond } from './poster-second.ts';
import { refusing } from './refusing.ts';

const HOUR = 3600;
const MAX_SECONDS = { video: 2 * HOUR, audio: 12 * HOUR };
/** A sphere is looked at through a quarter of it. */
const MAX_SIDE = { flat: 1920, sphere: 3840 };
const MAX_PIXELS = 8192 * 8192;
const CONVERT_SECONDS = 45 * 60;
const POSTER_SECONDS = 120;
const PEAKS = 200;

/** A film as MP4 with a poster, or a sound as M4A with its waveform: written anew, without anything that its device wrote. */
export async function makeMovingForms(call: FormsCall): Promise<NewForms> {
  const { services, upload, type, step, signal, folder } = call;
  const ffmpeg = services.ffmpeg;
  if (!ffmpeg) throw new MissingProgram();
  const source = { path: upload.path, mimeType: type.mimeType };
  const info = await step('inspect', 0.25, async () => {
    const found = await refusing(() => probeMoving(ffmpeg, source, { folder, signal }));
    const kind = kindOf(found);
    checkBounds(found, kind);
    return [{ ...found, kind }, describe(found, type)];
  });
  const shared = { ffmpeg, source, info, call };
  return info.kind === 'video' && info.video ? makeVideo({ ...shared, video: info.video }) : makeAudio(shared);
}

interface Making {
  ffmpeg: Ffmpeg;
  source: MovingSource;
  info: MovingInfo;
  call: FormsCall;
}

async function makeVideo({ ffmpeg, source, info, call, video }: Making & { video: VideoStream }): Promise<NewForms> {
  const { step, signal, folder, media, type } = call;
  const isSphere = (media.projection ?? video.projection ?? 'flat') !== 'flat';
  const target = join(folder, 'shown.mp4');
  const run = { folder, signal };
  await step('convert', 0.8, async () => {
    const maxSide = isSphere ? MAX_SIDE.sphere : MAX_SIDE.flat;
    await refusing(() => convertVideo(ffmpeg, source, { ...run, target, maxSide, seconds: CONVERT_SECONDS }));
    return [undefined, 'The form that is played was made, without the metadata of the original.'];
  });
  const shown = { path: target, mimeType: 'video/mp4' };
  const played = await refusing(() => probeMoving(ffmpeg, shown, run));
  const thumbnail = await step('poster', 0.9, async () => {
    const poster = join(folder, 'poster.jpg');
    const second = posterSecond(played.duration);
    await refusing(() => takePoster(ffmpeg, shown, { ...run, target: poster, second, seconds: POSTER_SECONDS }));
    return [await encodeOne({ path: poster }, THUMBNAIL), 'The picture that stands for it was made.'];
  });
  const { size } = await stat(target);
  return {
    type: typeAs(type, 'video'),
    compressed: { content: target, extension: 'mp4', mimeType: 'video/mp4' },
    thumbnail,
    width: video.width,
    height: video.height,
    duration: info.duration || played.duration,
    projection: video.projection ?? undefined,
    stereo: video.stereo ?? undefined,
    details: {
      video: { codec: video.codec, rate: video.rate },
      ...(info.audio && { audio: info.audio }),
      shownBytes: size,
    },
  };
}

async function makeAudio({ ffmpeg, source, info, call }: Making): Promise<NewForms> {
  const { step, signal, folder, type } = call;
  const target = join(folder, 'shown.m4a');
  const run = { folder, signal, seconds: CONVERT_SECONDS };
  await step('convert', 0.8, async () => {
    await refusing(() => convertAudio(ffmpeg, source, { ...run, target }));
    return [undefined, 'The form that is played was made, without the metadata of the original.'];
  });
  const shown = { path: target, mimeType: 'audio/mp4' };
  const { duration } = await refusing(() => probeMoving(ffmpeg, shown, run));
  const peaks = await step('waveform', 0.9, async () => [
    await refusing(() => readPeaks(ffmpeg, shown, { ...run, count: PEAKS, duration })),
    'The waveform was read.',
  ]);
  const { size } = await stat(target);
  return {
    type: typeAs(type, 'audio'),
    compressed: { content: target, extension: 'm4a', mimeType: 'audio/mp4' },
    duration,
    details: { ...(info.audio && { audio: info.audio }), peaks, shownBytes: size },
  };
}

function kindOf({ video, audio }: MovingInfo): 'video' | 'audio' {
  if (video) return 'video';
  if (audio) return 'audio';
  throw new RefusedContent('failed', 'There is neither film nor sound in it.');
}

function checkBounds({ video, duration }: MovingInfo, kind: 'video' | 'audio'): void {
  const hours = MAX_SECONDS[kind] / HOUR;
  if (duration > MAX_SECONDS[kind]) throw new RefusedContent('failed', `It is longer than ${hours} hours. Cut it into parts.`);
  if (video && video.width * video.height > MAX_PIXELS)
    throw new RefusedContent('failed', 'Its pictures are larger than 8192 × 8192 pixels. Export it smaller.');
}

function describe({ video, audio, duration }: MovingInfo, { mimeType }: AcceptedType): string {
  const picture = video ? `, ${video.width} × ${video.height} pixels in ${video.codec}` : '';
  const sound = audio ? `, sound in ${audio.codec}` : '';
  return `It is ${mimeType} of ${Math.round(duration)} seconds${picture}${sound}.`.slice(0, 500);
}

/** MP4, WebM and OGG say only what the streams are wrapped in: a film without pictures is a sound. */
function typeAs(type: AcceptedType, mediaType: MediaType): AcceptedType {
  if (type.mediaType === mediaType) return type;
  const twin = TWINS[type.mimeType];
  const found = ACCEPTED_TYPES.find(({ mimeType }) => mimeType === twin);
  return found?.mediaType === mediaType ? found : { ...type, mediaType };
}

const TWINS: Readonly<Record<string, string>> = { 'video/mp4': 'audio/mp4', 'audio/mp4': 'video/mp4' };
