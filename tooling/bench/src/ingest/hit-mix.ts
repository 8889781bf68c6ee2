import type { Place } from './make-place.ts';

export interface MixedHit {
  type: string;
  sceneId?: string;
  /** Where the row has it too: the server finds the scene of a hotspot. */
  hotspotId?: string;
  durationMs?: number;
  looks?: [number, number][];
  /** As the row keeps it. */
  properties: object;
}

/** Twenty hits as a visitor makes them who walks through five scenes. */
export function hitsOf({ scenes, hotspots }: Place): MixedHit[] {
  const scene = (n: number) => ({ sceneId: scenes[n % scenes.length]!, properties: {} });
  const hotspot = (n: number) => ({ hotspotId: hotspots[n % hotspots.length]!, properties: {} });
  const looks = Array.from({ length: 10 }, (_, n): [number, number] => [n * 30 - 150, n - 5]);
  return [
    { type: 'tour_view', properties: {} },
    ...[0, 1, 2, 3, 4].flatMap((n): MixedHit[] => [
      { type: 'scene_view', ...scene(n) },
      { type: 'hotspot_view', ...hotspot(n) },
      { type: 'scene_leave', durationMs: 1_000 * n + 789, ...scene(n) },
    ]),
    { type: 'hotspot_click', ...hotspot(1) },
    { type: 'hotspot_click', ...hotspot(2) },
    { type: 'gaze', ...scene(2), looks, properties: { bins: looks.map((_, n) => 600 + n) } },
    { type: 'interaction', properties: { name: 'fullscreen' } },
  ];
}
