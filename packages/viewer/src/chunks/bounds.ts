import type { Confine } from '../interface/stage.ts';
import type { ViewBounds } from '../manifest-types.ts';
import { keepWithin } from '../tour/keep-within.ts';

/** Keeps the view within a panorama that is not the whole sphere. */
export function mount(): (bounds: ViewBounds) => Confine {
  return (bounds) => (view, size) => keepWithin(view, bounds, size);
}
