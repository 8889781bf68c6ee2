import { CORE_ICONS, type Icons } from './interface/icons.ts';
import { RARER_ICONS } from './interface/rarer-icons.ts';

/** The built-in icons of hotspots by type, as path data of lines on a grid of 24 × 24: for editors, which show hotspots as the viewer does. */
export const HOTSPOT_ICONS: Icons = { ...CORE_ICONS, ...RARER_ICONS };
