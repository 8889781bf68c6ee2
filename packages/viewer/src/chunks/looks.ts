import css from '../interface/animations.css';
import { createNode } from '../interface/create-node.ts';
import type { Icons } from '../interface/icons.ts';
import type { TourLabels } from '../interface/labels.ts';
import type { HotspotContent } from '../manifest-types.ts';
import type { Part, TourCore } from '../tour-core.ts';

const ICONS = {
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9v.1',
  gallery: 'M7 3h14v12H7zM3 7v12h14M7 12l4-4 4 4 2-2 4 4',
  video: 'M8 5l11 7-11 7z',
  audio: 'M4 10v4h4l5 4V6L8 10zM16.5 9a4 4 0 010 6M19 6.5a8 8 0 010 11',
  document: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  link: 'M10 14l4-4M9 7l2-2a4.2 4.2 0 016 6l-2 2M15 17l-2 2a4.2 4.2 0 01-6-6l2-2',
  form: 'M5 4h14v16H5zM8 9h8M8 13h8M8 17h4',
  booking: 'M4 6h16v14H4zM4 10h16M8 3v5M16 3v5M9 15l2 2 4-4',
  event: 'M4 6h16v14H4zM4 10h16M8 3v5M16 3v5',
  chat: 'M4 5h16v11H11l-5 4v-4H4zM8 9h8M8 12h5',
  quiz: 'M9 9a3 3 0 116 0c0 2-3 2.4-3 5M12 17.7v.1M3 12a9 9 0 1018 0 9 9 0 10-18 0',
  product: 'M6 8h12l1 12H5zM9 8V7a3 3 0 016 0v1',
} as const satisfies Partial<Record<HotspotContent['type'], string>>;

const WORDS = { poweredBy: 'Belvedere' } satisfies Partial<TourLabels>;

/** What not every tour has: a nadir patch; scenes of pictures and films; of its hotspots icons of rarer types, areas, and movements, which are not for who wants none; the mark of the maker. */
export function mount(core: TourCore): Part {
  core.adopt(css);
  const icons: Icons = ICONS;
  core.addIcons(icons);
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
