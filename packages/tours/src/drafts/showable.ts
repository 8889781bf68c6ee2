import { readContent } from '../hotspots/hotspot.ts';
import type { TourGraph } from '../publishing/tour-graph.ts';

/**
 * What of a draft can be shown as it stands: scenes whose panorama is ready, without the ways to the others and whatever else is theirs.
 * Of a draft that the linter finds sound this is all of it.
 */
export function showable(graph: TourGraph): TourGraph {
  const scenes = graph.scenes.filter(({ panoramaMediaId: id }) => id !== null && graph.panoramas.has(id));
  const shown = new Set(scenes.map(({ id }) => id));
  const hotspots = graph.hotspots.filter(
    (hotspot) =>
      shown.has(hotspot.sceneId) &&
      (hotspot.type !== 'navigation' || hotspot.targetSceneId === null || shown.has(hotspot.targetSceneId)) &&
      // An import or an older release may have left what is not allowed; the linter tells of it.
      readContent(hotspot) !== undefined,
  );
  const left = new Set(hotspots.map(({ id }) => id));
  return {
    ...graph,
    scenes,
    hotspots,
    sceneMedia: graph.sceneMedia.filter(({ sceneId }) => shown.has(sceneId)),
    sceneTranslations: graph.sceneTranslations.filter(({ sceneId }) => shown.has(sceneId)),
    hotspotTranslations: graph.hotspotTranslations.filter(
      (row) => left.has(row.hotspotId) && (row.content === null || readContent(row) !== undefined),
    ),
    steps: graph.steps.filter(({ sceneId }) => shown.has(sceneId)),
  };
}
