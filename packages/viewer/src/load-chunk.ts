import { TourError } from './tour/tour-error.ts';

/**
 * What is loaded when it is needed. Each is built as one file that shares no code with the core (see bundle.ts), so that it costs one
 * request, and the core none but its own. A page opened from a disk has them all in its one script.
 */
const CHUNKS = {
  toolbar: () => import('./chunks/toolbar.ts'),
  animations: () => import('./chunks/animations.ts'),
  icons: () => import('./chunks/icons.ts'),
  bounds: () => import('./chunks/bounds.ts'),
  sphere: () => import('./chunks/sphere.ts'),
  panel: () => import('./chunks/panel.ts'),
  media: () => import('./chunks/media.ts'),
  forms: () => import('./chunks/forms.ts'),
  address: () => import('./chunks/address.ts'),
  flat: () => import('./chunks/flat.ts'),
};

type Chunks = { [K in keyof typeof CHUNKS]: Awaited<ReturnType<(typeof CHUNKS)[K]>> };

/** Loads a chunk; the browser keeps it. Throws a TourError `part_unreachable`, after which it may be asked for again. */
export async function loadChunk<K extends keyof Chunks>(name: K): Promise<Chunks[K]> {
  try {
    return (await CHUNKS[name]()) as Chunks[K];
  } catch (cause) {
    throw new TourError('part_unreachable', `The part "${name}" of the viewer could not be loaded.`, { cause });
  }
}
