import { directionToVector } from '@belvedere/manifest';
import { mediaOf, readContent, toDirection } from '../hotspots/hotspot.ts';
import { externalLinks } from './external-links.ts';
import { findingText, ruleOf, type FindingKey } from './finding-words.ts';
import { sourceFault } from '../scenes/sphere-source.ts';
import type { Finding } from '../tours/schemas.ts';
import { startScene } from './start-scene.ts';
import type { TourGraph } from './tour-graph.ts';

/** What is wrong with a tour. Errors stop its publishing, warnings do not (0.6). */
export function lintTour(graph: TourGraph): Finding[] {
  const rules = [
    lintScenes,
    lintSources,
    lintHotspots,
    lintReach,
    lintPlaces,
    lintNadir,
    lintPlans,
    lintSteps,
    lintTexts,
    lintTranslations,
    lintMedia,
    lintLinks,
  ];
  return rules.flatMap((lint) => lint(graph));
}

type At = Partial<Pick<Finding, 'sceneId' | 'hotspotId'>>;
const finder =
  (severity: Finding['severity']) =>
  (key: FindingKey, values: Record<string, string> = {}, { sceneId = null, hotspotId = null }: At = {}): Finding => ({
    severity,
    rule: ruleOf(key),
    key,
    values,
    message: findingText(key, values),
    sceneId,
    hotspotId,
  });
const error = finder('error');
const warning = finder('warning');

function lintScenes({ scenes, panoramas }: TourGraph): Finding[] {
  if (scenes.length === 0) return [error('no_scene')];
  return scenes.flatMap((scene) => {
    if (!scene.panoramaMediaId) return [error('no_panorama', { title: scene.title }, { sceneId: scene.id })];
    if (!panoramas.has(scene.panoramaMediaId)) return [error('panorama_not_ready', { title: scene.title }, { sceneId: scene.id })];
    return [];
  });
}

/** Pictures and films of scenes that can't be shown, or that show no sphere any more. */
function lintSources({ scenes, media }: TourGraph): Finding[] {
  return scenes.flatMap(({ id: sceneId, title, sourceMediaId }): Finding[] => {
    if (sourceMediaId === null) return [];
    const file = media.get(sourceMediaId);
    if (!file) return [error('source_not_ready', { title }, { sceneId })];
    const fault = sourceFault(file);
    return fault ? [error(fault.key, { title, projection: file.projection ?? '' }, { sceneId })] : [];
  });
}

function lintHotspots({ scenes, hotspots, media }: TourGraph): Finding[] {
  const live = new Set(scenes.map((scene) => scene.id));
  return hotspots.flatMap((hotspot) => {
    const at = { sceneId: hotspot.sceneId, hotspotId: hotspot.id };
    const { title } = hotspot;
    const findings: Finding[] = [];
    if (hotspot.targetSceneId && !live.has(hotspot.targetSceneId)) findings.push(error('dead_target', { title }, at));
    if (hotspot.type === 'navigation' && !hotspot.targetSceneId) findings.push(error('no_target', { title }, at));
    const content = readContent(hotspot);
    if (!content) return [...findings, error('refused_content', { title }, at)];
    for (const id of mediaOf(content)) if (!media.has(id)) findings.push(error('media_not_ready', { title }, at));
    const images = content.type === 'image' ? [content.image] : content.type === 'gallery' ? content.images : [];
    if (images.some((image) => image.alt.trim() === '')) findings.push(warning('no_alternative', { title }, at));
    if (content.type === 'video' && !content.captionsMediaId && !content.transcript) findings.push(warning('no_captions', { title }, at));
    if (content.type === 'audio' && !content.transcript) findings.push(warning('recording_only_heard', { title }, at));
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
  return scenes.filter((scene) => !reached.has(scene.id)).map(({ id, title }) => warning('orphan_scene', { title }, { sceneId: id }));
}

function lintNadir({ tour, media }: TourGraph): Finding[] {
  if (tour.nadirMediaId === null || media.has(tour.nadirMediaId)) return [];
  return [error('nadir_not_ready')];
}

/** Plans that can't be shown, and scenes that are on none of them (0.17). */
function lintPlans({ plans, scenes, media }: TourGraph): Finding[] {
  if (plans.length === 0) return [];
  const broken = plans.filter((plan) => !media.has(plan.mediaId)).map((plan) => error('plan_not_ready', { title: plan.name }));
  const placed = new Set(plans.flatMap(({ pins }) => pins.map(({ sceneId }) => sceneId)));
  const off = scenes
    .filter(({ id, mapPositionX }) => !placed.has(id) && mapPositionX === null)
    .map(({ id, title }) => warning('off_plan', { title }, { sceneId: id }));
  return [...broken, ...off];
}

/** Steps whose narration can't be heard, or that say nothing to whoever can't see the picture. */
function lintSteps({ steps, media }: TourGraph): Finding[] {
  return steps.flatMap((step, index) => {
    const at = { sceneId: step.sceneId };
    const number = { step: String(index + 1) };
    const heard = [step, ...step.translations].flatMap(({ narrationMediaId }) => narrationMediaId ?? []);
    if (heard.some((id) => !media.has(id))) return [error('narration_not_ready', number, at)];
    if (step.narrationMediaId !== null && !step.text) return [warning('no_transcript', number, at)];
    return [];
  });
}

function lintTexts({ tour }: TourGraph): Finding[] {
  const findings: Finding[] = [];
  if (!tour.description) findings.push(warning('no_description'));
  if (!tour.metaDescription && !tour.description) findings.push(warning('no_meta_description'));
  return findings;
}

/** Closer than this, in degrees, one hotspot lies on the other. */
const TOO_CLOSE = 1.5;
/** Beyond this pitch a mark is where visitors hardly look and the picture is stretched. */
const POLE = 80;

function lintPlaces({ scenes, hotspots }: TourGraph): Finding[] {
  return scenes.flatMap((scene) => {
    const placed = hotspots
      .filter((hotspot) => hotspot.sceneId === scene.id)
      .map((hotspot) => ({ hotspot, ...toDirection(hotspot) }))
      .map((place) => ({ ...place, vector: directionToVector(place) }));
    return placed.flatMap(({ hotspot, pitch, vector }, n): Finding[] => {
      const at = { sceneId: scene.id, hotspotId: hotspot.id };
      const { title } = hotspot;
      const far = Math.abs(pitch) > POLE ? [warning('hotspot_out_of_view', { title, degrees: String(Math.round(pitch)) }, at)] : [];
      const other = placed.slice(0, n).find((one) => {
        const cosine = one.vector.x * vector.x + one.vector.y * vector.y + one.vector.z * vector.z;
        return cosine > Math.cos((TOO_CLOSE * Math.PI) / 180);
      });
      return other ? [...far, warning('hotspots_overlap', { title, other: other.hotspot.title }, at)] : far;
    });
  });
}

/** What is said in the tour's own language and not in one of the others. */
function lintTranslations({ tour, scenes, hotspots, ...graph }: TourGraph): Finding[] {
  const all = [...graph.tourTranslations, ...graph.sceneTranslations, ...graph.hotspotTranslations];
  const languages = [...new Set(all.map(({ language }) => language))].filter((language) => language !== tour.language).toSorted();
  type Said = { title: string | null; description: string | null };
  const missing = (original: { title: string; description: string | null }, said: Said | undefined): FindingKey | undefined => {
    const isUntold = original.description !== null && original.description !== '' && !said?.description;
    if (said?.title) return isUntold ? 'missing_description' : undefined;
    return isUntold ? 'missing_both' : 'missing_title';
  };
  // oxlint-disable-next-line max-params
  const find = (language: string, title: string, key: FindingKey | undefined, at: At = {}): Finding[] =>
    key ? [warning(key, { title, language, original: tour.language }, at)] : [];
  return languages.flatMap((language) => [
    ...find(
      language,
      tour.title,
      missing(
        tour,
        graph.tourTranslations.find((row) => row.language === language),
      ),
    ),
    ...scenes.flatMap((scene) =>
      find(
        language,
        scene.title,
        missing(
          scene,
          graph.sceneTranslations.find((row) => row.language === language && row.sceneId === scene.id),
        ),
        { sceneId: scene.id },
      ),
    ),
    ...hotspots.flatMap((hotspot) =>
      find(
        language,
        hotspot.title,
        missing(
          hotspot,
          graph.hotspotTranslations.find((row) => row.language === language && row.hotspotId === hotspot.id),
        ),
        {
          sceneId: hotspot.sceneId,
          hotspotId: hotspot.id,
        },
      ),
    ),
  ]);
}

const MEGABYTE = 1_000_000;
/** More than this makes visitors wait on a telephone, in megabytes. */
const HEAVY: Record<string, number> = { image: 10, audio: 30, video: 150, document: 25 };

function lintMedia({ media }: TourGraph): Finding[] {
  return [...media.values()]
    .filter((file) => Number(file.fileSize) > (HEAVY[file.mediaType] ?? Number.POSITIVE_INFINITY) * MEGABYTE)
    .map((file) =>
      warning('oversize_media', {
        title: file.originalName,
        size: String(Math.round(Number(file.fileSize) / MEGABYTE)),
        limit: String(HEAVY[file.mediaType] ?? 0),
      }),
    );
}

const LINKS = { broken: 'link_in_circles', unreachable: 'link_silent', refused: 'link_not_public' } as const;

function lintLinks(graph: TourGraph): Finding[] {
  return externalLinks(graph).flatMap(({ url, title, ...at }) => {
    const check = graph.linkChecks.get(url);
    const values = { title, url: shorten(url) };
    if (check && check.outcome !== 'ok') {
      const told = { ...values, day: check.checkedAt.toISOString().slice(0, 10) };
      const { httpStatus, outcome } = check;
      return [
        httpStatus === null ? warning(LINKS[outcome], told, at) : warning('link_answered', { ...told, status: String(httpStatus) }, at),
      ];
    }
    return url.toLowerCase().startsWith('http:') ? [warning('insecure_link', values, at)] : [];
  });
}

function shorten(url: string): string {
  return url.length <= 120 ? url : `${url.slice(0, 119)}…`;
}
