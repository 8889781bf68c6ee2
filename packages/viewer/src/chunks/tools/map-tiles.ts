import { createNode } from '../../interface/create-node.ts';
import css from '../../interface/map-tiles.css';
import type { Part, TourCore } from '../../tour-core.ts';
import { tilesIn, type MapView } from '../../tour/mercator.ts';

const LAST_LEVEL = 19;

/** Draws the tiles of the server that the page has named below the map; where none comes the plain ground stays. */
export function mount(core: TourCore): Part {
  core.adopt(css);
  const { host, options } = core;
  const {
    url,
    attribution,
    maxZoom = LAST_LEVEL,
  } = options.mapTiles ?? {
    url: host.getAttribute('map-tiles') ?? '',
    attribution: host.getAttribute('map-attribution') ?? '',
  };
  const images = new Map<string, HTMLImageElement>();
  const node = createNode('div', { className: 'tiles' });
  let drawn: MapView | null = null;

  const imageOf = (level: number, column: number, row: number) => {
    const count = 2 ** level;
    const values: Readonly<Record<string, number>> = { z: level, x: ((column % count) + count) % count, y: row };
    const image = createNode('img', { alt: '', draggable: false, referrerPolicy: 'no-referrer' });
    image.onerror = () => (image.hidden = true);
    image.src = url.replace(/\{([xyz])\}/g, (_, key: string) => String(values[key]));
    node.append(image);
    return image;
  };
  return {
    moved() {
      const { map } = core;
      if (!map?.view || map.view === drawn) return;
      const { view, ground } = map;
      if (!drawn) {
        ground.prepend(node);
        ground.after(createNode('p', { className: 'attribution' }, attribution));
      }
      drawn = view;
      const wanted = new Set<string>();
      for (const { level, column, row, size, left, top } of tilesIn(
        view,
        { width: ground.clientWidth, height: ground.clientHeight },
        maxZoom,
      )) {
        const name = `${level}/${column}/${row}`;
        wanted.add(name);
        const image = images.get(name) ?? imageOf(level, column, row);
        images.set(name, image);
        // A little larger than it is: no seams where pixels are not whole.
        image.style.width = `${size + 0.5}px`;
        image.style.translate = `${left}px ${top}px`;
      }
      for (const [name, image] of images)
        if (!wanted.has(name)) {
          image.remove();
          images.delete(name);
        }
    },
    update() {
      this.moved?.();
    },
  };
}
