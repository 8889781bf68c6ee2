import type { World } from '../tracer/integrator.ts';
import { MATERIAL_LIST } from './materials.ts';
import { background, createSkyMap, SUN, SUN_LIGHT, SUN_RADIUS } from './sky.ts';

/** Belvedere House's light and matter, as the tracer wants them. */
export const WORLD: World = {
  materials: MATERIAL_LIST,
  sun: SUN,
  sunLight: SUN_LIGHT,
  sunRadius: SUN_RADIUS,
  background,
  skyMap: createSkyMap(),
  waterTint: [0.42, 0.07, 0.05],
};
