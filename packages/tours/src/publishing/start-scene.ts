import type { SceneRow } from '../scenes/table.ts';
import type { TourGraph } from './tour-graph.ts';

/** Where a visit begins: the scene that was chosen, or the first one when none was or it is gone. */
export function startScene({ tour, scenes }: Pick<TourGraph, 'tour' | 'scenes'>): SceneRow | undefined {
  return scenes.find((scene) => scene.id === tour.startSceneId) ?? scenes[0];
}
