import { createNode } from './create-node.ts';

/** The small picture of a scene. One that is not there leaves its place, not the mark of a broken one. */
export function createThumbnail(src: string | null): HTMLImageElement | null {
  if (!src) return null;
  const picture = createNode('img', { src, alt: '', loading: 'lazy', decoding: 'async' });
  picture.onerror = () => (picture.style.visibility = 'hidden');
  return picture;
}
