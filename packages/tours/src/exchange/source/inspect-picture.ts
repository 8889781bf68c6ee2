import { inspectImage, type PanoInfo } from '@belvedere/kernel/image';
import { inspectSource } from '../../panorama/inspect-source.ts';

/** A whole sphere, a part of one that says which, or two for two eyes; whether the two are eyes at all the processing finds out. */
export async function inspectPicture(path: string): Promise<void> {
  const { width, height, pano } = await inspectImage({ path }).catch(() => ({ width: 0, height: 0, pano: {} as PanoInfo }));
  const mode = width === height ? 'top-bottom' : width === height * 4 ? 'left-right' : undefined;
  await inspectSource(path, mode && width > 0 ? { eye: { mode, side: 'left' } } : { place: pano.crop });
}
