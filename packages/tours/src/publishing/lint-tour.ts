import { directionToVector } from '@belvedere/manifest';
import { mediaOf, readContent, toDirection } from '../hotspots/hotspot.ts';
import { externalLinks } from './external-links.ts';
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

/** Pictures and films of scenes that can't be shown, or that show no sphere any more. */
function lintSources({ scenes, media }: TourGraph): Finding[] {
  return scenes.flatMap(({ id: sceneId, title, sourceMediaId }): Finding[] => {
    if (sourceMediaId === null) return [];
    const file = media.get(sourceMediaId);
    if (!file) {
      const words = `What “${title}” is shown as is not ready or is gone. Wait for it, choose another, or take it away.`;
      return [error('source_not_ready', words, { sceneId })];
    }
    const fault = sourceFault(file);
    return fault === undefined ? [] : [error('source_unfit', `“${title}” can’t be shown as its file. ${fault}`, { sceneId })];
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
    const content = readContent(hotspot);
    if (!content) {
      const words = `“${hotspot.title}” holds what is not allowed, such as a link that begins with javascript:. Edit its content.`;
      return [...findings, error('refused_content', words, at)];
    }
    for (const id of mediaOf(content))
      if (!media.has(id))
        findings.push(error('media_not_ready', `“${hotspot.title}” shows a media file that is not ready or is gone.`, at));
    const images = content.type === 'image' ? [content.image] : content.type === 'gallery' ? content.images : [];
    if (images.some((image) => image.alt.trim() === ''))
      findings.push(warning('no_alternative', `A picture of “${hotspot.title}” has no text alternative. Say what it shows.`, at));
    if (content.type === 'video' && !content.captionsMediaId && !content.transcript)
      findings.push(warning('no_alternative', `The video of “${hotspot.title}” has neither captions nor a transcript. Add one.`, at));
    if (content.type === 'audio' && !content.transcript)
      findings.push(warning('no_alternative', `The recording of “${hotspot.title}” has no transcript. Write down what is said.`, at));
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

function lintNadir({ tour, media }: TourGraph): Finding[] {
  if (tour.nadirMediaId === null || media.has(tour.nadirMediaId)) return [];
  return [error('nadir_not_ready', 'The picture of the nadir patch is not ready or is gone. Choose another, or take it away.')];
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
      const far =
        Math.abs(pitch) > POLE
          ? [
              warning(
                'hotspot_out_of_view',
                `“${hotspot.title}” stands ${Math.round(pitch)}° up or down, where few people look. Move it.`,
                at,
              ),
            ]
          : [];
      const other = placed.slice(0, n).find((one) => {
        const cosine = one.vector.x * vector.x + one.vector.y * vector.y + one.vector.z * vector.z;
        return cosine > Math.cos((TOO_CLOSE * Math.PI) / 180);
      });
      const words = `“${hotspot.title}” lies on “${other?.hotspot.title ?? ''}”: nobody can reach both. Move one of them.`;
      return other ? [...far, warning('hotspots_overlap', words, at)] : far;
    });
  });
}

/** What is said in the tour's own language and not in one of the others. */
function lintTranslations({ tour, scenes, hotspots, ...graph }: TourGraph): Finding[] {
  const all = [...graph.tourTranslations, ...graph.sceneTranslations, ...graph.hotspotTranslations];
  const languages = [...new Set(all.map(({ language }) => language))].filter((language) => language !== tour.language).toSorted();
  type Said = { title: string | null; description: string | null };
  const missing = (original: { title: string; description: string | null }, said: Said | undefined) =>
    [said?.title ? [] : ['title'], original.description && !said?.description ? ['description'] : []].flat();
  // oxlint-disable-next-line max-params
  const find = (language: string, name: string, fields: string[], at = {}): Finding[] =>
    fields.length > 0
      ? [
          warning(
            'missing_translation',
            `“${name}” has no ${fields.join(' and no ')} in ${language}. Translate it, or visitors read ${tour.language}.`,
            at,
          ),
        ]
      : [];
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
    .map((file) => {
      const size = Math.round(Number(file.fileSize) / MEGABYTE);
      return warning(
        'oversize_media',
        `“${file.originalName}” has ${size} MB. Below ${HEAVY[file.mediaType] ?? 0} MB it loads in time on a telephone.`,
      );
    });
}

function lintLinks(graph: TourGraph): Finding[] {
  return externalLinks(graph).flatMap(({ url, title, ...at }) => {
    const check = graph.linkChecks.get(url);
    const day = check?.checkedAt.toISOString().slice(0, 10);
    if (check && check.outcome !== 'ok') {
      const said =
        check.httpStatus === null
          ? { broken: 'leads in circles', unreachable: 'did not answer', refused: 'is no public address' }[check.outcome]
          : `answered ${check.httpStatus}`;
      return [
        warning('broken_link', `“${title}” leads to ${shorten(url)}, which ${said} on ${day}. Correct the address or take it away.`, at),
      ];
    }
    return url.toLowerCase().startsWith('http:')
      ? [warning('insecure_link', `“${title}” leads to ${shorten(url)} without encryption. Use https: if the site has it.`, at)]
      : [];
  });
}

function shorten(url: string): string {
  return url.length <= 120 ? url : `${url.slice(0, 119)}…`;
}
