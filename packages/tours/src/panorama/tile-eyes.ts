import { tilePanorama, type TiledPanorama, type TilePanoramaOptions } from './tile-panorama.ts';

/**
 * Cuts a picture that holds both eyes: a tree of tiles for each. The answer is the left eye's, which is what a viewer for one eye shows, and
 * names the right one's tiles.
 */
export async function tileEyes({
  mode,
  onProgress,
  ...options
}: Omit<TilePanoramaOptions, 'eye' | 'place'> & { mode: 'top-bottom' | 'left-right' }): Promise<TiledPanorama> {
  const tileEye = (side: 'left' | 'right') =>
    tilePanorama({
      ...options,
      eye: { mode, side },
      ...(onProgress && {
        onProgress: ({ done, total, phase }) => onProgress({ done: side === 'left' ? done : total + done, total: total * 2, phase }),
      }),
    });
  const left = await tileEye('left');
  const right = await tileEye('right');
  return { ...left, panorama: { ...left.panorama, stereo: { mode, right: right.panorama.id } } };
}
