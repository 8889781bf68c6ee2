import { defineErrors } from '@belvedere/kernel/core';

/** Why a picture can't become a panorama, and what the person who sent it can do. */
export const panoramaErrors = defineErrors('tours', {
  panorama_not_a_picture: {
    status: 415,
    message: 'This file is not a JPEG, PNG, WebP or AVIF picture.',
    help: 'Export the panorama as a JPEG, PNG, WebP or AVIF file and upload that.',
  },
  panorama_animated: {
    status: 415,
    message: 'This picture is animated or has several pages.',
    help: 'Export a single still picture.',
  },
  panorama_damaged: {
    status: 422,
    message: 'This picture is damaged or incomplete.',
    help: 'Open it in a picture editor, save it again and upload the new file.',
  },
  panorama_not_two_to_one: {
    status: 422,
    message: 'This picture is not twice as wide as it is high.',
    help: 'Export the full sphere as an equirectangular picture, for example 8192 × 4096. Of six faces of a cube in one picture say which layout, of a stereo picture where the eyes are.',
  },
  panorama_not_a_cube: {
    status: 422,
    message: 'This picture does not have the proportions of its cube layout.',
    help: 'Six faces as a cross are 4:3 or 3:4, in a row or a column 6:1 or 1:6, as a pack 3:2. Say which one it is as cubeLayout, or that the projection is equirectangular.',
  },
  panorama_misplaced: {
    status: 422,
    message: 'The place that this picture says to have in its sphere (GPano) does not fit its size.',
    help: 'Export it again with the program that stitched it, or as the full sphere.',
  },
  panorama_too_small: {
    status: 422,
    message: 'This picture is less than 512 pixels wide.',
    help: 'Export it larger: 8192 × 4096 looks sharp on most screens.',
  },
  panorama_too_large: {
    status: 413,
    message: 'This picture is larger than 32768 × 16384 pixels.',
    help: 'Scale it down to at most 32768 × 16384 pixels.',
  },
  panorama_needs_whole_memory: {
    status: 413,
    message: 'A progressive, interlaced, WebP or AVIF picture may have at most 16384 × 8192 pixels.',
    help: 'Save it as a baseline (not progressive) JPEG or as a PNG without interlacing.',
  },
  panorama_rotated: {
    status: 422,
    message: 'This picture is stored rotated or mirrored (EXIF orientation).',
    help: 'Open it in a picture editor, turn it upright and save it again, so that it is stored as it is seen.',
  },
  panorama_too_slow: {
    status: 422,
    message: 'This picture took too long to read.',
    help: 'Save it as a baseline JPEG, or scale it down.',
  },
});
