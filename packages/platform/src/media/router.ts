import { command, query } from '@belvedere/kernel';
import { createUpload } from './create-upload.ts';
import { downloadMedia } from './download-media.ts';
import { mediaErrors } from './errors.ts';
import { getMedia } from './get-media.ts';
import { listMedia } from './list-media.ts';
import { removeMedia } from './remove-media.ts';
import { restoreMedia } from './restore-media.ts';
import { retryMedia } from './retry-media.ts';
import {
  createUploadInput,
  downloadView,
  listMediaInput,
  mediaIdInput,
  mediaPage,
  mediaView,
  updateMediaInput,
  uploadView,
} from './schemas.ts';
import { mediaScopes } from './scopes.ts';
import { updateMedia } from './update-media.ts';

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
    errors: [mediaErrors.type_refused, mediaErrors.too_large],
    rate: 'upload',
    audit: { action: 'media.file.upload_created', resourceType: 'media', resourceId: ({ output }) => output.media.id },
    idempotent: 'key',
    run: createUpload,
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
    describe: 'Renames a file.',
    input: updateMediaInput,
    output: mediaView,
    errors: [mediaErrors.not_found],
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
    describe: 'Removes a file that nothing uses; it can be restored.',
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
};
