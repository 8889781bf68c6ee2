import { defineErrors } from '../core/index.ts';

export const ffmpegErrors = defineErrors('ffmpeg', {
  broken: { status: 422, message: 'This film or sound is damaged.', help: 'Export it again.' },
  timed_out: { status: 422, message: 'This film or sound takes too long to convert.', help: 'Make it shorter or smaller.' },
});
