import { toAppError } from '@belvedere/kernel';
import { expect, test } from 'vitest';
import { checkSphere, withCube } from './sphere.ts';

test('0.21 who says how faces lie says that it is a cubemap; another projection has no faces', () => {
  expect(withCube({ cubeLayout: 'pack' })).toEqual({ cubeLayout: 'pack', projection: 'cubemap' });
  expect(withCube({ projection: 'flat' })).toEqual({ projection: 'flat', cubeLayout: null });
  expect(withCube({ projection: null })).toEqual({ projection: null, cubeLayout: null });
  for (const said of [{}, { projection: 'cubemap' }, { stereo: 'mono' }, { projection: 'flat', cubeLayout: 'pack' }] as const)
    expect(withCube(said)).toEqual(said);
});

test('0.21 what is said of a file has to hold together', () => {
  const codeOf = (said: Parameters<typeof checkSphere>[0]) => {
    try {
      checkSphere(said);
      return undefined;
    } catch (error) {
      return toAppError(error).code;
    }
  };
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
