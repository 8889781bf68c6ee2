import { z } from 'zod';
import { FACES, type Face } from './projection.ts';

/** Image formats that tiles exist in; a viewer takes the first that it can decode. */
export const TILE_FORMATS = ['webp', 'jpg'] as const;
export type TileFormat = (typeof TILE_FORMATS)[number];

/**
 * A panorama cut into cube tiles. Level 0 is the smallest; each level doubles the face. A face of `size` pixels has
 * ceil(size / tileSize) tiles a side; the last row and column may be narrower.
 */
export const panoramaSchema = z
  .object({
    /** Content address: the tiles under it never change. */
    id: z.string().regex(/^[a-z0-9]{16,64}$/),
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
  })
  .meta({ id: 'Panorama' });

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
