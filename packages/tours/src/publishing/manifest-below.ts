import type { TourManifest } from '@belvedere/manifest';

/** The same document with everything in it loaded from below a prefix: a path on this host, or an address with its origin. */
export function manifestBelow(manifest: TourManifest, prefix: string): TourManifest {
  const below = (path: string) => (path.startsWith('/') ? prefix + path : path);
  const { roots, thumbnail, socialImage } = manifest;
  return {
    ...manifest,
    thumbnail: thumbnail && below(thumbnail),
    socialImage: socialImage && below(socialImage),
    // Events are nobody's secret: what opens a tour or a draft is not for them.
    roots: { tiles: below(roots.tiles), media: below(roots.media), ...(roots.events && { events: originOf(prefix) + roots.events }) },
  };
}

const originOf = (prefix: string) => (URL.canParse(prefix) ? new URL(prefix).origin : '');
