import { createNode } from './create-node.ts';
import type { ManifestHotspot } from '../manifest-types.ts';
import type { HotspotEntry } from '../tour/hotspot-entries.ts';
import type { TourLabels } from './labels.ts';
import type { SceneEntry } from './scene-list.ts';

/** What it says besides the tour's own words, in English. */
export const FLAT_WORDS = {
  scenes: 'Scenes',
  noWebgl: 'This browser can’t show the panorama. Here is the tour as pictures and text.',
  pointsOfInterest: 'Points of interest',
} satisfies Partial<TourLabels>;

/** The tour as pictures and text, where the panorama can't be drawn. */
export interface FlatView {
  node: HTMLElement;
  set(scene: {
    title: string;
    description: string | null;
    thumbnail: string | null;
    /** The nadir patch: there is no ground to lie on, and it is whose tour it is. */
    seal: { url: string; alt?: string | null | undefined } | null;
    hotspots: readonly HotspotEntry[];
    scenes: readonly SceneEntry[];
    current: string;
    labels: { readonly [K in keyof typeof FLAT_WORDS]: string };
  }): void;
}

export function createFlatView(on: { activate: (hotspot: ManifestHotspot) => void; choose: (id: string) => void }): FlatView {
  const node = createNode('div', { className: 'flat light', tabIndex: -1 });
  const list = (name: string, items: Node[]) =>
    items.length > 0 &&
    createNode('section', {}, createNode('h3', {}, name), createNode('ul', {}, ...items.map((item) => createNode('li', {}, item))));
  return {
    node,
    set({ title, description, thumbnail, seal, hotspots, scenes, current, labels }) {
      const image = (src: string, alt: string, className = '') => {
        const picture = createNode('img', { src, alt, className });
        picture.onerror = () => picture.remove();
        return picture;
      };
      node.replaceChildren(
        createNode('p', { className: 'quiet' }, labels.noWebgl),
        ...(thumbnail ? [image(thumbnail, title)] : []),
        createNode('h2', {}, title),
      );
      if (description) node.append(createNode('p', {}, description));
      const points = hotspots.map(({ hotspot, name }) =>
        createNode('button', { type: 'button', onclick: () => on.activate(hotspot) }, name),
      );
      const others = scenes.map(({ id, title: name }) =>
        createNode('button', { type: 'button', ariaCurrent: id === current ? 'true' : null, onclick: () => on.choose(id) }, name),
      );
      for (const section of [list(labels.pointsOfInterest, points), list(labels.scenes, others)]) if (section) node.append(section);
      if (seal) node.append(image(seal.url, seal.alt ?? '', 'seal'));
    },
  };
}
