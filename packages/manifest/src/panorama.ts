import { z } from 'zod';
import { FACES, type Face } from './projection.ts';

/** Image formats that tiles exist in; a viewer takes the first that it can decode. */
export const TILE_FORMATS = ['webp', 'jpg'] as const;
export type TileFormat = (typeof TILE_FORMATS)[number];

/** How one picture or film holds those of both eyes: the left one above the right one, or left of it. */
export const STEREO_LAYOUTS = ['top-bottom', 'left-right'] as const;
export type StereoLayout = (typeof STEREO_LAYOUTS)[number];

/** How a picture or a film maps to the sphere, see projection.ts; `flat` is seen as it is. */
export const PROJECTIONS = ['flat', 'equirectangular', 'cubemap'] as const;
export type Projection = (typeof PROJECTIONS)[number];

const contentId = z.string().regex(/^[a-z0-9]{16,64}$/);

const share = z.number().min(0).max(1);
/** A part of the sphere, 0–1 from its left (yaw −180) and its top. */
export const spherePart = z.object({ left: share, top: share, width: share.gt(0), height: share.gt(0) });

/**
 * A panorama cut into cube tiles. Level 0 is the smallest; each level doubles the face. A face of `size` pixels has
 * ceil(size / tileSize) tiles a side; the last row and column may be narrower.
 */
export const panoramaSchema = z
  .object({
    /** Content address: the tiles under it never change. */
    id: contentId,
    /** Pixels a side of a full tile. */
    tileSize: z.int().min(128).max(2048),
    /** Pixels a side of a cube face at each level, smallest first. */
    levels: z.array(z.int().min(1).max(16384)).min(1).max(10),
    formats: z.array(z.enum(TILE_FORMATS)).min(1).max(2),
    /** The six faces side by side (order of FACES) in one small image, as a data URL of at most 6 kB, to show at once. */
    preview: z.string().max(6144).startsWith('data:image/'),
    /** Pixels of the equirectangular original. */
    width: z.int().min(1).max(65536),
    height: z.int().min(1).max(65536),
    /**
     * A panorama for two eyes. All that stands above is the left eye's, so that whoever shows one picture shows that one; `right` is the id
     * under which the right eye's tiles lie, in the same levels, sizes and formats. `mode` says how the original held the two.
     */
    stereo: z.object({ mode: z.enum(STEREO_LAYOUTS), right: contentId }).optional(),
    /** What of the sphere the original shows, where that is not all of it: 0–1 from its left and top. The rest of the tiles is black. */
    part: spherePart.optional(),
  })
  .meta({
    id: 'Panorama',
    description: 'A picture of a sphere, cut into tiles below `roots.tiles` at `<id>/<level>/<face>/<y>_<x>.<format>`.',
  });

export type Panorama = z.infer<typeof panoramaSchema>;

export interface TileAddress {
  face: Face;
  level: number;
  x: number;
  y: number;
}

/** The path of a tile below the tile root: `<id>/<level>/<face>/<y>_<x>.<format>`. */
export function tilePath(id: string, { face, level, x, y }: TileAddress, format: TileFormat): string {
  return `${id}/${level}/${face}/${y}_${x}.${format}`;
}

/** Every tile of a panorama, smallest level first. */
export function* tilesOf(panorama: Pick<Panorama, 'levels' | 'tileSize'>): Generator<TileAddress> {
  for (const [level, size] of panorama.levels.entries()) {
    const side = Math.ceil(size / panorama.tileSize);
    for (const face of FACES) for (let y = 0; y < side; y++) for (let x = 0; x < side; x++) yield { face, level, x, y };
  }
}
