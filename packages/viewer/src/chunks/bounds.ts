import { keepWithin } from '../tour/keep-within.ts';

/** Keeps the view within a panorama that is not the whole sphere. */
export function mount(): typeof keepWithin {
  return keepWithin;
}
