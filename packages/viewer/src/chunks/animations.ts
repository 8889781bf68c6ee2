import css from '../interface/animations.css';
import type { Part, TourCore } from '../tour-core.ts';

/** Moves the hotspots that are to move; not for who wants no motion. */
export function mount(core: TourCore): Part {
  core.adopt(css);
  return {};
}
