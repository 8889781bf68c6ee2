import { defineErrors } from '../core/index.ts';

export const imageErrors = defineErrors('image', {
  unsupported: { status: 415, message: 'This is not a picture that we accept.', help: 'Use JPEG, PNG, WebP or AVIF.' },
  broken: { status: 400, message: 'This picture is damaged.', help: 'Export it again.' },
  too_large: {
    status: 413,
    message: 'This picture has too many pixels.',
    help: 'Make it smaller; a panorama may have up to 32,768 × 16,384, one that is progressive, interlaced, WebP or AVIF 16,384 × 8,192.',
  },
  timed_out: { status: 422, message: 'This picture takes too long to read.', help: 'Export it again in a simpler form.' },
});
