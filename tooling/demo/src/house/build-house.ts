import { createMesh, part, type Mesh } from '../tracer/mesh.ts';
import { createScene, type Lamp, type Scene } from '../tracer/scene.ts';
import { furnishDiningRoom } from './dining-room.ts';
import { furnishGallery } from './gallery.ts';
import { buildGarden } from './garden.ts';
import { furnishHall } from './hall.ts';
import { buildHill } from './landscape.ts';
import { furnishLibrary } from './library.ts';
import { isClear, MATERIAL_NAMES } from './materials.ts';
import { buildShell } from './shell.ts';
import { furnishTerrace } from './terrace.ts';
import { furnishTower } from './tower.ts';
import { buildWinterGarden } from './winter-garden.ts';

/** What builders add to: geometry and lamps. */
export interface House {
  mesh: Mesh;
  lamps: Lamp[];
}

/** Everything within reach of a hotspot: the house and what stands in it. */
export function assembleHouse(): House {
  const house: House = { mesh: createMesh(), lamps: [] };
  part(house.mesh, 'house', () => buildShell(house.mesh));
  part(house.mesh, 'furniture', () => {
    furnishHall(house);
    furnishLibrary(house);
    furnishDiningRoom(house);
    furnishGallery(house);
    buildWinterGarden(house);
    furnishTerrace(house);
    furnishTower(house);
  });
  return house;
}

/** The whole of Belvedere House and its hill in one scene. */
export function buildHouse(): Scene {
  const house = assembleHouse();
  part(house.mesh, 'hill', () => buildHill(house.mesh));
  buildGarden(house.mesh);
  return createScene({ ...house, materialNames: MATERIAL_NAMES, isClear });
}
