import { directionToVector, type HotspotArea } from '@belvedere/manifest';

/** Whether corners lie on one side of the sphere: of more than half of it nobody could say which side is inside. */
export function isOnOneSide(corners: HotspotArea): boolean {
  const vectors = corners.map(directionToVector);
  const [x, y, z] = (['x', 'y', 'z'] as const).map((axis) => vectors.reduce((sum, vector) => sum + vector[axis], 0)) as [
    number,
    number,
    number,
  ];
  return vectors.every((vector) => vector.x * x + vector.y * y + vector.z * z > 0);
}
