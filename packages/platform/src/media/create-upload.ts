import type { Call } from '@belvedere/kernel';
import { defined } from './defined.ts';
import { openNewUpload } from './open-new-upload.ts';
import { checkSphere, withLayout } from './sphere.ts';
import type { CreateUploadInput, UploadView } from './schemas.ts';

/** Announces a file. With its checksum the answer names files that have the same bytes already: whoever asks may use one of them. */
export async function createUpload({ ctx, input }: Call<CreateUploadInput>): Promise<UploadView> {
  const { fileName, size, mimeType, purpose, checksum, ...said } = input;
  const more = withLayout(defined(said));
  const view = await openNewUpload(ctx, { fileName, size, mimeType, purpose, checksum, more });
  checkSphere({ ...more, mediaType: view.media.mediaType });
  return view;
}
