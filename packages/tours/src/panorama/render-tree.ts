import type { TileAddress } from '@belvedere/manifest';
import type { Renderer } from './create-renderer.ts';
import { blankPixels, paste, type Pixels } from './pixels.ts';

export interface TreeOptions {
  levels: readonly number[];
  tileSize: number;
  /** The tile at the root. */
  tile: TileAddress;
}

export interface TileTree {
  /** The root, and every tile of the larger levels that it covers. */
  tiles: { address: TileAddress; pixels: Pixels }[];
  /** The root's area in its own level and in each smaller one, by level. */
  shares: Pixels[];
}

/** Renders a tile at all levels. Only the largest is rendered from the source; every other pixel is the mean of four. */
export function renderTree(renderer: Renderer, { levels, tileSize, tile }: TreeOptions): TileTree {
  const tiles: TileTree['tiles'] = [];
  const build = (address: TileAddress): Pixels => {
    const { face, level, x, y } = address;
    const size = levels[level]!;
    const [left, top] = [x * tileSize, y * tileSize];
    const area = { face, size, left, top, width: Math.min(tileSize, size - left), height: Math.min(tileSize, size - top) };
    const pixels = level === levels.length - 1 ? renderer.render(area) : renderer.halve(gather(address, area));
    tiles.push({ address, pixels });
    return pixels;
  };
  const gather = ({ face, level, x, y }: TileAddress, { width, height }: { width: number; height: number }): Pixels => {
    const whole = blankPixels(width * 2, height * 2);
    for (let top = 0; top < whole.height; top += tileSize) {
      for (let left = 0; left < whole.width; left += tileSize) {
        const child = { face, level: level + 1, x: x * 2 + left / tileSize, y: y * 2 + top / tileSize };
        paste(whole, build(child), { left, top });
      }
    }
    return whole;
  };

  const shares: Pixels[] = [];
  let share = build(tile);
  shares[tile.level] = share;
  for (let level = tile.level - 1; level >= 0; level--) {
    share = renderer.halve(share);
    shares[level] = share;
  }
  return { tiles, shares };
}

/** The buffers of a tree's pixels, each once: the root is among the tiles and among the shares. */
export function treeBuffers({ tiles, shares }: TileTree): ArrayBuffer[] {
  return [...new Set([...tiles.map(({ pixels }) => pixels.data.buffer), ...shares.map(({ data }) => data.buffer)])];
}
