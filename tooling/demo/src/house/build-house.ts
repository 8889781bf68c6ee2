import { createMesh, part, type Mesh } from '../tracer/mesh.ts';
import { createScene, type Lamp, type Scene } from '../tracer/scene.ts';
import { buildHill } from './landscape.ts';
import { isClear, MATERIAL_NAMES } from './materials.ts';
import { buildShell } from './shell.ts';

/** What builders add to: geometry and lamps. */
export interface House {
  mesh: Mesh;
  lamps: Lamp[];
}

/** The whole of Belvedere House in one scene. */
export function buildHouse(): Scene {
  const house: House = { mesh: createMesh(), lamps: [] };
  part(house.mesh, 'house', () => buildShell(house.mesh));
  part(house.mesh, 'hill', () => buildHill(house.mesh));
  return createScene({ ...house, materialNames: MATERIAL_NAMES, isClear });
}
