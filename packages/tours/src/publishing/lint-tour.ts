import { contentOf, mediaOf } from '../hotspots/hotspot.ts';
import type { Finding } from '../tours/schemas.ts';
import { startScene } from './start-scene.ts';
import type { TourGraph } from './tour-graph.ts';

/** What is wrong with a tour. Errors stop its publishing, warnings do not (0.6). */
export function lintTour(graph: TourGraph): Finding[] {
  return [...lintScenes(graph), ...lintHotspots(graph), ...lintReach(graph), ...lintPlans(graph), ...lintSteps(graph), ...lintTexts(graph)];
}

const finder =
  (severity: Finding['severity']) =>
  (rule: string, message: string, { sceneId = null, hotspotId = null }: Partial<Pick<Finding, 'sceneId' | 'hotspotId'>> = {}): Finding => ({
    severity,
    rule,
    message,
    sceneId,
    hotspotId,
  });
const error = finder('error');
const warning = finder('warning');

function lintScenes({ scenes, panoramas }: TourGraph): Finding[] {
  if (scenes.length === 0) return [error('no_scene', 'The tour has no scene. Add one.')];
  return scenes.flatMap((scene) => {
    if (!scene.panoramaMediaId)
      return [error('no_panorama', `The scene “${scene.title}” has no panorama. Choose one.`, { sceneId: scene.id })];
    if (!panoramas.has(scene.panoramaMediaId))
      return [
        error('panorama_not_ready', `The panorama of “${scene.title}” is not ready yet, or has failed. Look at its state.`, {
          sceneId: scene.id,
        }),
      ];
    return [];
  });
}

function lintHotspots({ scenes, hotspots, media }: TourGraph): Finding[] {
  const live = new Set(scenes.map((scene) => scene.id));
  return hotspots.flatMap((hotspot) => {
    const at = { sceneId: hotspot.sceneId, hotspotId: hotspot.id };
    const findings: Finding[] = [];
    if (hotspot.targetSceneId && !live.has(hotspot.targetSceneId))
      findings.push(error('dead_target', `“${hotspot.title}” leads to a scene that is gone. Choose another or remove it.`, at));
    if (hotspot.type === 'navigation' && !hotspot.targetSceneId)
      findings.push(error('no_target', `“${hotspot.title}” leads nowhere. Choose a scene.`, at));
    const content = contentOf(hotspot);
    for (const id of mediaOf(content))
      if (!media.has(id))
        findings.push(error('media_not_ready', `“${hotspot.title}” shows a media file that is not ready or is gone.`, at));
    const images = content.type === 'image' ? [content.image] : content.type === 'gallery' ? content.images : [];
    if (images.some((image) => image.alt.trim() === ''))
      findings.push(warning('no_alternative', `A picture of “${hotspot.title}” has no text alternative.`, at));
    return findings;
  });
}

/** Scenes that nobody can walk to from the start. */
function lintReach({ tour, scenes, hotspots }: TourGraph): Finding[] {
  const start = startScene({ tour, scenes })?.id;
  if (!start) return [];
  const reached = new Set([start]);
  for (const id of reached)
    for (const hotspot of hotspots) if (hotspot.sceneId === id && hotspot.targetSceneId) reached.add(hotspot.targetSceneId);
  return scenes
    .filter((scene) => !reached.has(scene.id))
    .map((scene) =>
      warning('orphan_scene', `No hotspot leads to “${scene.title}”; it is only in the list of scenes.`, { sceneId: scene.id }),
    );
}

/** Plans that can't be shown, and scenes that are on none of them (0.17). */
function lintPlans({ plans, scenes, media }: TourGraph): Finding[] {
  if (plans.length === 0) return [];
  const broken = plans
    .filter((plan) => !media.has(plan.mediaId))
    .map((plan) => error('plan_not_ready', `The picture of the floor plan “${plan.name}” is not ready or is gone. Choose another.`));
  const placed = new Set(plans.flatMap(({ pins }) => pins.map(({ sceneId }) => sceneId)));
  const off = scenes
    .filter(({ id, mapPositionX }) => !placed.has(id) && mapPositionX === null)
    .map((scene) => warning('off_plan', `“${scene.title}” is on no floor plan; nobody finds it there.`, { sceneId: scene.id }));
  return [...broken, ...off];
}

/** Steps whose narration can't be heard, or that say nothing to whoever can't see the picture. */
function lintSteps({ steps, media }: TourGraph): Finding[] {
  return steps.flatMap((step, index) => {
    const at = { sceneId: step.sceneId };
    const heard = [step, ...step.translations].flatMap(({ narrationMediaId }) => narrationMediaId ?? []);
    if (heard.some((id) => !media.has(id)))
      return [error('narration_not_ready', `A narration of step ${index + 1} is not ready or is gone. Choose another.`, at)];
    if (step.narrationMediaId !== null && !step.text)
      return [warning('no_transcript', `Step ${index + 1} is only heard. Write down what is said, for those who can’t hear it.`, at)];
    return [];
  });
}

function lintTexts({ tour }: TourGraph): Finding[] {
  const findings: Finding[] = [];
  if (!tour.description)
    findings.push(warning('no_description', 'The tour has no description. Search engines and people who can’t see it would read it.'));
  if (!tour.metaDescription && !tour.description)
    findings.push(warning('no_meta_description', 'The tour has no description for search results.'));
  return findings;
}
