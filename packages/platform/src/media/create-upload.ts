import { fail, type Call } from '@belvedere/kernel';
import { defined } from './defined.ts';
import { mediaErrors } from './errors.ts';
import { openNewUpload } from './open-new-upload.ts';
import type { CreateUploadInput, UploadView } from './schemas.ts';

/** Announces a file. With its checksum the answer names files that have the same bytes already: whoever asks may use one of them. */
export async function createUpload({ ctx, input }: Call<CreateUploadInput>): Promise<UploadView> {
  const { fileName, size, mimeType, purpose, checksum, ...more } = input;
  const view = await openNewUpload(ctx, { fileName, size, mimeType, purpose, checksum, more: defined(more) });
  const isFlatKind = view.media.mediaType === 'audio' || view.media.mediaType === 'document';
  if (isFlatKind && (input.projection || input.stereo)) fail(mediaErrors.not_a_sphere);
  return view;
}
