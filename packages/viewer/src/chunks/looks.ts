import css from '../interface/animations.css';
import { createNode } from '../interface/create-node.ts';
import { RARER_ICONS } from '../interface/rarer-icons.ts';
import type { TourLabels } from '../interface/labels.ts';
import type { Part, TourCore } from '../tour-core.ts';

const WORDS = { poweredBy: 'Belvedere' } satisfies Partial<TourLabels>;

/** What not every tour has: a nadir patch; scenes of pictures and films; of its hotspots icons of rarer types, areas, and movements, which are not for who wants none; the mark of the maker. */
export function mount(core: TourCore): Part {
  core.adopt(css);
  core.addIcons(RARER_ICONS);
  if (core.options.branding) core.root.append(createNode('p', { className: 'mark' }, core.words(WORDS).poweredBy));
  return {
    update() {
      if (core.shown.loaded.manifest.nadir) core.part('nadir', () => import('./tools/nadir.ts'));
      // A page that was opened from a disk may not draw what lies beside it: its tiles stay.
      if (core.shown.scene.source && location.protocol !== 'file:') core.part('source', () => import('./tools/source.ts'));
      if (core.shown.scene.hotspots.some(({ area }) => area)) core.part('areas', () => import('./tools/areas.ts'));
    },
  };
}
