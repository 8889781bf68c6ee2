import { command, query } from '@belvedere/kernel';
import { createUpload } from './create-upload.ts';
import { downloadMedia } from './download-media.ts';
import { mediaErrors } from './errors.ts';
import { getMediaOrigin } from './get-media-origin.ts';
import { getMedia } from './get-media.ts';
import { importUrl } from './import-url.ts';
import { listMediaUses } from './list-media-uses.ts';
import { listMedia } from './list-media.ts';
import { mediaOrigin } from './details.ts';
import { purgeMedia } from './purge-media.ts';
import { removeMedia } from './remove-media.ts';
import { replaceMedia } from './replace-media.ts';
import { restoreMedia } from './restore-media.ts';
import { retryMedia } from './retry-media.ts';
import {
  createUploadInput,
  downloadView,
  importUrlInput,
  listMediaInput,
  mediaIdInput,
  mediaPage,
  mediaUseList,
  mediaView,
  purgedView,
  replaceMediaInput,
  updateMediaInput,
  uploadView,
} from './schemas.ts';
import { mediaScopes } from './scopes.ts';
import { updateMedia } from './update-media.ts';

/** What may be wrong with what is said of a sphere. */
const SPHERE_ERRORS = [mediaErrors.not_a_sphere, mediaErrors.not_a_cube, mediaErrors.not_a_fisheye];

const audit = (what: string) => ({
  action: `media.file.${what}`,
  resourceType: 'media',
  resourceId: ({ output }: { output: { id: string } }) => output.id,
});

export const mediaRouter = {
  createUpload: command({
    scope: mediaScopes.write,
    describe: 'Announces a file and answers where its bytes go.',
    input: createUploadInput,
    output: uploadView,
    errors: [mediaErrors.type_refused, mediaErrors.too_large, ...SPHERE_ERRORS],
    rate: 'upload',
    audit: { action: 'media.file.upload_created', resourceType: 'media', resourceId: ({ output }) => output.media.id },
    idempotent: 'key',
    run: createUpload,
  }),
  replace: command({
    scope: mediaScopes.write,
    describe:
      'Announces a new content for a file and answers where its bytes go. Live tours show the former one until they are published again.',
    input: replaceMediaInput,
    output: uploadView,
    errors: [mediaErrors.not_found, mediaErrors.not_ready, mediaErrors.type_refused, mediaErrors.wrong_kind, mediaErrors.too_large],
    rate: 'upload',
    audit: {
      action: 'media.file.replacement_created',
      resourceType: 'media',
      resourceId: ({ output }) => output.media.replacesId ?? output.media.id,
    },
    idempotent: 'key',
    run: replaceMedia,
  }),
  importUrl: command({
    scope: mediaScopes.write,
    describe: 'Has a file fetched from an address. Its state and progress are those of the file.',
    input: importUrlInput,
    output: mediaView,
    errors: [mediaErrors.type_refused, ...SPHERE_ERRORS],
    rate: 'upload',
    audit: audit('url_imported'),
    idempotent: 'key',
    run: importUrl,
  }),
  get: query({
    scope: mediaScopes.read,
    describe: 'One file with its state, progress and log.',
    input: mediaIdInput,
    output: mediaView,
    errors: [mediaErrors.not_found],
    rate: 'read',
    run: getMedia,
  }),
  list: query({
    scope: mediaScopes.read,
    describe: 'The files of the tenant, newest first.',
    input: listMediaInput,
    output: mediaPage,
    errors: [],
    rate: 'read',
    run: listMedia,
  }),
  uses: query({
    scope: mediaScopes.read,
    describe: 'Where a file is used: scenes, hotspots, live tours and whatever else points at it.',
    input: mediaIdInput,
    output: mediaUseList,
    errors: [mediaErrors.not_found],
    rate: 'read',
    run: listMediaUses,
  }),
  origin: query({
    scope: mediaScopes.write,
    describe: 'What the camera wrote into a file: time, camera, position. Nothing that is served has it.',
    input: mediaIdInput,
    output: mediaOrigin,
    errors: [mediaErrors.not_found],
    rate: 'read',
    run: getMediaOrigin,
  }),
  download: query({
    scope: mediaScopes.write,
    describe: 'A signed address of the original, valid for one to two hours.',
    input: mediaIdInput,
    output: downloadView,
    errors: [mediaErrors.not_found, mediaErrors.not_ready],
    rate: 'read',
    run: downloadMedia,
  }),
  update: command({
    scope: mediaScopes.write,
    describe: 'Renames a file, describes it, or says which projection and eyes it has.',
    input: updateMediaInput,
    output: mediaView,
    errors: [mediaErrors.not_found, ...SPHERE_ERRORS],
    rate: 'write',
    audit: audit('updated'),
    idempotent: 'key',
    run: updateMedia,
  }),
  retry: command({
    scope: mediaScopes.write,
    describe: 'Processes a file again whose processing failed.',
    input: mediaIdInput,
    output: mediaView,
    errors: [mediaErrors.not_found, mediaErrors.not_retryable],
    rate: 'write',
    audit: audit('retried'),
    idempotent: 'key',
    run: retryMedia,
  }),
  remove: command({
    scope: mediaScopes.write,
    describe: 'Removes a file that nothing uses; for 30 days it can be restored, and counts in the quota.',
    input: mediaIdInput,
    output: mediaView,
    errors: [mediaErrors.not_found, mediaErrors.in_use],
    rate: 'write',
    audit: audit('removed'),
    idempotent: 'natural',
    run: removeMedia,
  }),
  restore: command({
    scope: mediaScopes.write,
    describe: 'Brings a removed file back as it was.',
    input: mediaIdInput,
    output: mediaView,
    errors: [mediaErrors.not_found],
    rate: 'write',
    audit: audit('restored'),
    idempotent: 'natural',
    run: restoreMedia,
  }),
  purge: command({
    scope: mediaScopes.write,
    describe: 'Ends a removed file for good, row and bytes, and gives its room back.',
    input: mediaIdInput,
    output: purgedView,
    errors: [mediaErrors.not_found, mediaErrors.not_removed, mediaErrors.in_use],
    rate: 'write',
    audit: audit('purged'),
    idempotent: 'key',
    run: purgeMedia,
  }),
};
