import { toAppError } from '@belvedere/kernel';
import { expect, test } from 'vitest';
import { checkSphere, withLayout } from './sphere.ts';

test('0.21 who says how faces lie says that it is a cubemap; another projection has no faces', () => {
  expect(withLayout({ cubeLayout: 'pack' })).toEqual({ cubeLayout: 'pack', projection: 'cubemap', lensFov: null });
  expect(withLayout({ projection: 'flat' })).toEqual({ projection: 'flat', cubeLayout: null, lensFov: null });
  expect(withLayout({ projection: null })).toEqual({ projection: null, cubeLayout: null, lensFov: null });
  expect(withLayout({ projection: 'cubemap' })).toEqual({ projection: 'cubemap', lensFov: null });
  for (const said of [{}, { stereo: 'mono' }, { projection: 'flat', cubeLayout: 'pack', lensFov: 200 }] as const)
    expect(withLayout(said)).toEqual(said);
});

test('0.21 who says how far lenses see says that it is a dual fisheye; another projection has no lenses', () => {
  expect(withLayout({ lensFov: 195 })).toEqual({ lensFov: 195, projection: 'dual-fisheye', cubeLayout: null });
  expect(withLayout({ projection: 'dual-fisheye' })).toEqual({ projection: 'dual-fisheye', cubeLayout: null });
  expect(withLayout({ projection: 'dual-fisheye', lensFov: 195 })).toMatchObject({ lensFov: 195 });
});

function codeOf(said: Parameters<typeof checkSphere>[0]): string | undefined {
  try {
    checkSphere(said);
    return undefined;
  } catch (error) {
    return toAppError(error).code;
  }
}

test('0.21 a dual fisheye is a picture for one eye, and nothing else has lenses', () => {
  const fisheye = { projection: 'dual-fisheye', lensFov: 195 } as const;
  expect(codeOf({ mediaType: 'image', ...fisheye })).toBeUndefined();
  expect(codeOf({ mediaType: 'image', projection: 'dual-fisheye', stereo: 'mono' })).toBeUndefined();
  expect(codeOf({ mediaType: 'image', ...fisheye, stereo: 'top-bottom' })).toBe('media.not_a_fisheye');
  expect(codeOf({ mediaType: 'image', projection: 'equirectangular', lensFov: 195 })).toBe('media.not_a_fisheye');
  expect(codeOf({ mediaType: 'video', projection: 'dual-fisheye' })).toBe('media.not_a_fisheye');
  expect(codeOf({ mediaType: 'document', lensFov: 195 })).toBe('media.not_a_sphere');
});

test('0.21 what is said of a file has to hold together', () => {
  const cube = { projection: 'cubemap', cubeLayout: 'pack' } as const;
  expect(codeOf({ mediaType: 'image', ...cube })).toBeUndefined();
  expect(codeOf({ mediaType: 'image', ...cube, stereo: 'mono' })).toBeUndefined();
  expect(codeOf({ mediaType: 'video', projection: 'cubemap', stereo: 'top-bottom' })).toBeUndefined();
  expect(codeOf({ mediaType: 'audio' })).toBeUndefined();
  expect(codeOf({ mediaType: 'audio', projection: 'flat' })).toBe('media.not_a_sphere');
  expect(codeOf({ mediaType: 'document', cubeLayout: 'pack' })).toBe('media.not_a_sphere');
  expect(codeOf({ mediaType: 'video', ...cube })).toBe('media.not_a_cube');
  expect(codeOf({ mediaType: 'image', ...cube, stereo: 'left-right' })).toBe('media.not_a_cube');
  expect(codeOf({ mediaType: 'image', projection: 'flat', cubeLayout: 'pack' })).toBe('media.not_a_cube');
});
