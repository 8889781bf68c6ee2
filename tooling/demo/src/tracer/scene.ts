import { buildBvh, sharedFloats, sharedInts, type Bvh } from './bvh.ts';
import type { Mesh } from './mesh.ts';
import type { Vec3 } from './vector.ts';

/** A small glowing globe. `power` is radiant intensity in the picture's units. */
export interface Lamp {
  at: Vec3;
  radius: number;
  power: Vec3;
}

/** All that the workers need, in shared memory. */
export interface Scene {
  /** What light cannot pass, and panes and water, which only the eye's rays meet. */
  solid: Bvh;
  clear: Bvh;
  normals: Float32Array<SharedArrayBuffer>;
  uvs: Float32Array<SharedArrayBuffer>;
  tints: Float32Array<SharedArrayBuffer>;
  materials: Int32Array<SharedArrayBuffer>;
  partOf: Int32Array<SharedArrayBuffer>;
  partNames: string[];
  lamps: Lamp[];
}

export interface SceneSource {
  mesh: Mesh;
  lamps: Lamp[];
  materialNames: readonly string[];
  isClear: (material: string) => boolean;
}

/** Packs a mesh into shared arrays and builds its two trees. */
export function createScene({ mesh, lamps, materialNames, isClear }: SceneSource): Scene {
  const count = mesh.paints.length;
  const indices = Array.from({ length: count }, (_, i) => i);
  const copy = (numbers: number[]) => {
    const floats = sharedFloats(numbers.length);
    floats.set(numbers);
    return floats;
  };
  const materials = sharedInts(count);
  const tints = sharedFloats(count * 3);
  const numbers = new Map(materialNames.map((name, i) => [name, i]));
  for (const [i, { material, tint }] of mesh.paints.entries()) {
    const number = numbers.get(material);
    if (number === undefined) throw new Error(`No material is called ${material}.`);
    materials[i] = number;
    tints.set(tint, i * 3);
  }
  const partNames = [...new Set(mesh.parts)];
  const partNumbers = new Map(partNames.map((name, i) => [name, i]));
  const partOf = sharedInts(count);
  for (const [i, name] of mesh.parts.entries()) partOf[i] = partNumbers.get(name)!;
  const clear = (i: number) => isClear(mesh.paints[i]!.material);
  return {
    solid: buildBvh(
      mesh.positions,
      indices.filter((i) => !clear(i)),
    ),
    clear: buildBvh(mesh.positions, indices.filter(clear)),
    normals: copy(mesh.normals),
    uvs: copy(mesh.uvs),
    tints,
    materials,
    partOf,
    partNames,
    lamps,
  };
}
