import { defineJob } from '@belvedere/kernel';
import { deleteForms } from './delete-forms.ts';
import { mediaFetchWanted, mediaPurged, mediaUploaded } from './facts.ts';
import { fetchMedia } from './fetch-media.ts';
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
  defineJob({
    name: 'media.fetch',
    describe: 'Fetches a file from an address that somebody gave.',
    hears: mediaFetchWanted,
    attempts: 4,
    concurrency: 2,
    run: (call) => fetchMedia(call),
  }),
  defineJob({
    name: 'media.delete-forms',
    describe: 'Removes the bytes of a file whose row was purged.',
    hears: mediaPurged,
    attempts: 8,
    concurrency: 1,
    run: deleteForms,
  }),
];
