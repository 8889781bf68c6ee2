import { expect, test } from 'vitest';
import { sourceFault, sourcePart, type SphereFile } from './sphere-source.ts';

const sphere: SphereFile = {
  mediaType: 'video',
  status: 'ready',
  projection: 'equirectangular',
  stereo: null,
  width: 3840,
  height: 1920,
  details: {},
};
const crop = { left: 1000, top: 500, width: 2000, height: 1000, fullWidth: 4000, fullHeight: 2000 };
const part = { ...sphere, mediaType: 'image', width: 1000, height: 500, details: { pano: { crop } } } as const;

test('0.23 a scene is shown as a whole sphere for one eye or two, or as a part that says its place', () => {
  const right: Partial<SphereFile>[] = [
    {},
    { mediaType: 'image', stereo: 'mono' },
    { width: 3840, height: 1916 },
    { stereo: 'top-bottom', width: 4000, height: 4000 },
    { stereo: 'top-bottom', width: 4000, height: 2000 },
    { stereo: 'left-right', width: 8000, height: 2000 },
    { stereo: 'left-right', width: 4000, height: 2000 },
    part,
  ];
  for (const said of right) expect(sourceFault({ ...sphere, ...said })).toBeUndefined();
});

test('0.23 what is no sphere is refused with words that say what to do', () => {
  const wrong: [Partial<SphereFile>, string][] = [
    [{ mediaType: 'audio' }, 'picture or a film'],
    [{ mediaType: 'document', status: 'processing' }, 'picture or a film'],
    [{ projection: null }, 'Say in the media library'],
    [{ projection: 'flat' }, 'flat'],
    [{ projection: 'cubemap', status: 'processing' }, 'Export it as equirectangular'],
    [{ width: 1920, height: 1080 }, 'twice as wide'],
    [{ width: null }, 'twice as wide'],
    [{ stereo: 'top-bottom', width: 3840, height: 1080 }, 'where the eyes are'],
    [{ stereo: 'left-right', width: 2000, height: 2000 }, 'where the eyes are'],
    [{ ...part, height: 700 }, 'twice as wide'],
    [{ ...part, details: { pano: { crop: { ...crop, fullHeight: 3000 } } } }, 'twice as wide'],
  ];
  for (const [said, words] of wrong) expect(sourceFault({ ...sphere, ...said })?.text).toContain(words);
});

test('0.23 of a file that is still being processed only what is known counts', () => {
  const coming = { ...sphere, status: 'processing', width: null, height: null } as const;
  for (const projection of [null, 'equirectangular']) expect(sourceFault({ ...coming, projection })).toBeUndefined();
});

test('0.16 the place of a part is told in shares of the sphere; a whole, one of two eyes, and a crop of nothing have none', () => {
  expect(sourcePart(part)).toEqual({ left: 0.25, top: 0.25, width: 0.5, height: 0.5 });
  const whole = { left: 0, top: 0, width: 4000, height: 2000, fullWidth: 4000, fullHeight: 2000 };
  const none = [
    sphere,
    { ...part, stereo: 'top-bottom' },
    ...[whole, { ...crop, width: 0 }].map((at) => ({ ...part, details: { pano: { crop: at } } })),
  ];
  for (const file of none) expect(sourcePart(file)).toBeUndefined();
});
