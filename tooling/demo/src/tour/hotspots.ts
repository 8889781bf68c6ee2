import { DOORWAYS, PLACES, ROOMS, THINGS, ARCH_OVER_TERRACE, TOWER_DOOR, VIEWS, type Place, type Thing } from '../house/plan.ts';
import { vectorToDirection, type Direction } from '@belvedere/manifest';
import type { Vec3 } from '../tracer/vector.ts';

/** A hotspot before its words: where it is and of which kind. Its key names its texts. */
export interface HotspotPlace {
  key: string;
  place: Place;
  direction: Direction;
  kind: 'navigation' | 'info' | 'quiz' | 'link' | 'form' | 'product';
  target?: Place;
  /** What a ray from the eye in this direction must meet, for the test. */
  part?: string;
}

function towards(place: Place, at: Vec3): Direction {
  const [x, y, z] = ROOMS[place].eye;
  const { yaw, pitch } = vectorToDirection({ x: at[0] - x, y: at[1] - y, z: at[2] - z });
  return { yaw: Math.round(yaw * 100) / 100, pitch: Math.round(pitch * 100) / 100 };
}

/** Both ways through every door; beyond doors, between the tower and what is seen from it. */
function navigation(): HotspotPlace[] {
  const through = DOORWAYS.flatMap(({ between: [a, b], at }) => [
    { place: a, target: b, at },
    { place: b, target: a, at },
  ]);
  const apart: { place: Place; target: Place; at: Vec3 }[] = [
    { place: 'hall', target: 'tower', at: TOWER_DOOR },
    { place: 'tower', target: 'hall', at: [7.5, 11.1, -9.6] },
    { place: 'tower', target: 'terrace', at: ARCH_OVER_TERRACE },
    { place: 'terrace', target: 'tower', at: [ARCH_OVER_TERRACE[0], 13, ARCH_OVER_TERRACE[2]] },
  ];
  return [...through, ...apart].map(({ place, target, at }) => ({
    key: `${place}-to-${target}`,
    place,
    target,
    kind: 'navigation',
    direction: towards(place, at),
  }));
}

const KINDS: Partial<Record<Thing, HotspotPlace['kind']>> = {
  'hall-floor': 'quiz',
  'guest-book': 'form',
  valley: 'product',
  circles: 'quiz',
  compass: 'quiz',
};

/** Every hotspot of the tour, in the order of the places. */
export function listHotspots(): HotspotPlace[] {
  const things = Object.entries(THINGS).map(([key, { place, at, part }]): HotspotPlace => ({
    key,
    place,
    kind: KINDS[key as Thing] ?? 'info',
    direction: towards(place, at),
    part,
  }));
  const views = Object.entries(VIEWS).map(([key, { place, yaw, pitch }]): HotspotPlace => ({
    key,
    place,
    kind: key === 'tower-lake' ? 'link' : 'info',
    direction: { yaw, pitch },
  }));
  const all = [...navigation(), ...things, ...views];
  return PLACES.flatMap((place) => all.filter((hotspot) => hotspot.place === place));
}
