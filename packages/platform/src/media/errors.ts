import { defineErrors } from '@belvedere/kernel';

export const mediaErrors = defineErrors('media', {
  not_found: { status: 404, message: 'There is no such file.', help: 'Check the id.' },
  type_refused: {
    status: 415,
    message: 'Files of this type are not accepted.',
    help: 'Send pictures as JPEG, PNG, WebP or AVIF, films as MP4, MOV, WebM or MKV, sound as MP3, M4A, OGG, WAV or FLAC, documents as PDF, TXT or VTT, named and declared as what they are.',
  },
  wrong_kind: {
    status: 409,
    message: 'The file is of another kind than the one that it should replace.',
    help: 'Replace a picture by a picture, a film by a film; upload anything else as a file of its own.',
  },
  too_large: { status: 413, message: 'The file is too large.', help: 'Send no more bytes than announced; the limit is in maxBytes.' },
  offset_mismatch: {
    status: 409,
    message: 'The upload does not stand there.',
    help: 'Go on from the byte named in offset.',
    retryable: true,
  },
  upload_expired: { status: 410, message: 'The time for this upload is over.', help: 'Create a new upload.' },
  incomplete: { status: 400, message: 'The file ended before its announced size.', help: 'Send it again.' },
  not_retryable: {
    status: 409,
    message: 'There is nothing to try again.',
    help: 'Only what failed after it arrived whole can be tried again; otherwise create a new upload.',
  },
  in_use: { status: 409, message: 'The file is in use.', help: 'Detach it from everything named in uses, then remove it.' },
  not_removed: { status: 409, message: 'The file has not been removed.', help: 'Remove it first; then it can be purged.' },
  not_ready: { status: 409, message: 'The file is not ready.', help: 'Wait until its status is ready.', retryable: true },
  not_a_sphere: {
    status: 422,
    message: 'Only pictures and films have a projection and two eyes.',
    help: 'Leave projection, stereo, cubeLayout and lensFov out.',
  },
  not_a_cube: {
    status: 422,
    message: 'Only a picture for one eye that is a cubemap holds the faces of a cube.',
    help: 'Leave cubeLayout out, or say that the projection is cubemap, and no stereo.',
  },
  not_a_fisheye: {
    status: 422,
    message: 'Only a picture for one eye is a dual fisheye, and only that has lenses.',
    help: 'Leave lensFov and stereo out, or say that the projection is dual-fisheye. A film has to be exported as equirectangular.',
  },
});
