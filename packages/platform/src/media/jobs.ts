import { defineJob } from '@belvedere/kernel';
import { mediaUploaded } from './facts.ts';
import { processMedia } from './process-media.ts';

export const mediaJobs = [
  defineJob({
    name: 'media.process',
    describe: 'Checks an uploaded file, makes the forms in which it is shown and lets it be shown.',
    hears: mediaUploaded,
    attempts: 5,
    concurrency: 2,
    run: processMedia,
  }),
];
