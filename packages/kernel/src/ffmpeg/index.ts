export { convertAudio, convertVideo, readPeaks, takePoster, type Conversion } from './convert-video.ts';
export { ffmpegErrors } from './errors.ts';
export { findFfmpeg, type Ffmpeg } from './find-ffmpeg.ts';
export { probeMoving, type MovingInfo, type VideoStream } from './probe-moving.ts';
export type { MovingSource } from './source.ts';
