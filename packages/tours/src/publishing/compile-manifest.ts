import type { MediaFileModel } from '@belvedere/db';
import {
  HOTSPOT_ANIMATIONS,
  PROJECTIONS,
  richTextToString,
  STEREO_LAYOUTS,
  type ManifestHotspot,
  type ManifestMedia,
  type ManifestPlan,
  type ManifestScene,
  type ManifestStep,
  type ManifestTranslation,
  type Panorama,
  type TourManifest,
} from '@belvedere/manifest';
import { contentIdOf } from '@belvedere/platform';
import { areaOf, contentOf, toDirection } from '../hotspots/hotspot.ts';
import type { HotspotRow } from '../hotspots/table.ts';
import { sourcePart } from '../scenes/sphere-source.ts';
import type { SceneRow } from '../scenes/table.ts';
import { stepSeconds } from '../steps/step-seconds.ts';
import type { StepRow } from '../steps/table.ts';
import { estimateDuration } from '../tours/tour.ts';
import { startScene } from './start-scene.ts';
import type { TourGraph } from './tour-graph.ts';

/** Where visitors load from, on the host that serves the manifest. */
const tileRoot = (tenantId: string): string => `/tiles/${tenantId}/`;
const mediaRoot = (tenantId: string): string => `/media/${tenantId}/`;
const eventsRoot = (tenantSlug: string): string => `/e/${encodeURIComponent(tenantSlug)}/`;

/** The document that a viewer needs, from rows that the linter found sound. The same rows give the same document. */
export function compileManifest(graph: TourGraph): TourManifest {
  const { tenant, tour, scenes } = graph;
  const start = startScene(graph);
  if (!start) throw new Error('A tour without scenes was compiled.');
  const startPanorama = panoramaOf(graph, start);
  const translated = translatedLanguages(graph);
  return {
    version: 1,
    id: tour.id,
    tenant: { slug: tenant.slug, name: tenant.name },
    slug: tour.slug,
    language: tour.language,
    languages: [tour.language, ...translated],
    title: tour.title,
    description: tour.description,
    metaTitle: tour.metaTitle,
    metaDescription: tour.metaDescription,
    metaKeywords: tour.metaKeywords,
    location: tour.location,
    country: tour.country,
    position: positionOf(tour),
    category: tour.category,
    tags: tour.tags,
    difficulty: tour.difficulty,
    estimatedDuration:
      tour.estimatedDuration ??
      estimateDuration({
        scenes: scenes.length,
        hotspots: graph.hotspots.length,
        narrationSeconds: narration(graph),
        guidedSeconds: graph.steps.reduce((sum, step) => sum + secondsOf(graph, step), 0),
      }),
    publishedAt: (tour.publishedAt ?? tour.updatedAt).toISOString(),
    updatedAt: tour.updatedAt.toISOString(),
    thumbnail: `${tileRoot(tenant.id)}${startPanorama.id}/thumbnail.jpg`,
    socialImage: `${tileRoot(tenant.id)}${startPanorama.id}/social.jpg`,
    allowEmbedding: tour.allowEmbedding,
    autoplay: { enabled: tour.autoplayEnabled, speed: tour.autoplaySpeed },
    ...nadirOf(graph),
    roots: { tiles: tileRoot(tenant.id), media: mediaRoot(tenant.id), events: eventsRoot(tenant.slug) },
    start: start.id,
    scenes: scenes.map((scene) => compileScene(graph, scene)),
    plans: compilePlans(graph),
    steps: graph.steps.map((step) => compileStep(graph, step)),
    media: Object.fromEntries([...graph.media.values()].toSorted(by((file) => file.id)).map((file) => [file.id, compileMedia(file)])),
    translations: Object.fromEntries(translated.map((language) => [language, compileTranslation(graph, language)])),
  };
}

function nadirOf({ tour, media }: TourGraph): Pick<TourManifest, 'nadir'> {
  const { nadirMediaId: id, nadirSize: size } = tour;
  return id !== null && media.has(id) ? { nadir: { media: id, size } } : {};
}

/** Languages besides the tour's own in which anything of it is said. */
function translatedLanguages({ tour, tourTranslations, sceneTranslations, hotspotTranslations, plans, steps }: TourGraph): string[] {
  const parts = [...plans, ...steps].flatMap((part): { language: string }[] => part.translations);
  const all = [...tourTranslations, ...sceneTranslations, ...hotspotTranslations, ...parts].map((row) => row.language);
  return [...new Set(all)].filter((language) => language !== tour.language).toSorted();
}

function narration({ sceneMedia, media }: TourGraph): number {
  return sceneMedia.filter((row) => row.mediaType === 'narration').reduce((sum, row) => sum + (media.get(row.mediaId)?.duration ?? 0), 0);
}

function panoramaOf({ panoramas }: TourGraph, scene: SceneRow): Panorama {
  const panorama = scene.panoramaMediaId === null ? undefined : panoramas.get(scene.panoramaMediaId);
  if (!panorama) throw new Error('A scene without a finished panorama was compiled.');
  return panorama;
}

function compileScene(graph: TourGraph, scene: SceneRow): ManifestScene {
  const panorama = panoramaOf(graph, scene);
  const place = placeOf(graph, scene);
  const position = positionOf(scene);
  return {
    id: scene.id,
    key: scene.key,
    title: scene.title,
    description: scene.description,
    panorama,
    ...sourceOf(graph, scene),
    thumbnail: `${panorama.id}/thumbnail.jpg`,
    view: {
      yaw: scene.initialViewAngle,
      pitch: scene.initialPitch,
      zoom: scene.initialZoom,
      minZoom: scene.minZoom,
      maxZoom: scene.maxZoom,
      ...(panorama.part && { bounds: boundsOf(panorama.part) }),
    },
    correction: { pitch: scene.horizonPitch, roll: scene.horizonRoll, north: scene.northOffset },
    map: place ? { x: place.x, y: place.y } : null,
    ...(position && { position }),
    hotspots: graph.hotspots.filter((hotspot) => hotspot.sceneId === scene.id).map((hotspot) => compileHotspot(graph, hotspot)),
    media: graph.sceneMedia
      .filter((row) => row.sceneId === scene.id && graph.media.has(row.mediaId))
      .map((row) => ({ id: row.mediaId, role: row.mediaType as ManifestScene['media'][number]['role'] })),
  };
}

function sourceOf({ media }: TourGraph, { sourceMediaId }: SceneRow): Pick<ManifestScene, 'source'> {
  const file = sourceMediaId === null ? undefined : media.get(sourceMediaId);
  if (!file) return {};
  const part = sourcePart(file);
  return { source: { type: 'equirectangular', media: file.id, ...(part && { part }) } };
}

/** Where on the earth a tour or a scene is, if somebody has said so. */
function positionOf({ latitude, longitude }: Pick<SceneRow, 'latitude' | 'longitude'>): TourManifest['position'] {
  return latitude !== null && longitude !== null ? { latitude, longitude } : null;
}

/** What there is to see of a picture that is not the whole sphere, degrees: nobody wants to look at the black beside it. */
function boundsOf({ left, top, width, height }: NonNullable<Panorama['part']>): ManifestScene['view']['bounds'] {
  const [west, north] = [left * 360 - 180, 90 - top * 180];
  return { left: round(west), right: round(west + width * 360), bottom: round(north - height * 180), top: round(north) };
}

/** Where a scene is on the first plan: its pin there, or the place that the scene itself tells (0.17). */
function placeOf({ plans }: TourGraph, scene: SceneRow): { x: number; y: number; rotation: number } | undefined {
  const pin = plans[0]?.pins.find(({ sceneId }) => sceneId === scene.id);
  const { mapPositionX: x, mapPositionY: y } = scene;
  return pin ?? (x !== null && y !== null ? { x, y, rotation: 0 } : undefined);
}

/** From the lowest floor up, floors of one level in their order. Plans whose picture can't be shown are left out. */
function compilePlans(graph: TourGraph): ManifestPlan[] {
  const [first] = graph.plans;
  const compiled = graph.plans.map((plan): ManifestPlan => {
    const pins = graph.scenes.flatMap((scene) => {
      const pin = plan === first ? placeOf(graph, scene) : plan.pins.find(({ sceneId }) => sceneId === scene.id);
      return pin ? [{ scene: scene.id, x: pin.x, y: pin.y, rotation: pin.rotation }] : [];
    });
    return { id: plan.id, name: plan.name, level: plan.level, media: plan.mediaId, pins };
  });
  return compiled.filter((plan) => graph.media.has(plan.media)).toSorted((a, b) => a.level - b.level);
}

function compileStep(graph: TourGraph, step: StepRow): ManifestStep {
  const { id, sceneId, yaw, pitch, zoom, text } = step;
  const narrationId = step.narrationMediaId;
  const narration = narrationId !== null && graph.media.has(narrationId) ? narrationId : null;
  return { id, scene: sceneId, view: { yaw, pitch, zoom }, text: text || null, narration, seconds: secondsOf(graph, step) };
}

function secondsOf({ media }: TourGraph, { seconds, text, narrationMediaId }: StepRow): number {
  const narrationSeconds = narrationMediaId === null ? null : (media.get(narrationMediaId)?.duration ?? null);
  return stepSeconds({ seconds, text, narrationSeconds });
}

function compileHotspot(graph: TourGraph, row: HotspotRow): ManifestHotspot {
  const area = areaOf(row);
  const { yaw, pitch } = toDirection(row);
  const target = row.targetSceneId !== null && graph.scenes.some((scene) => scene.id === row.targetSceneId) ? row.targetSceneId : null;
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    yaw: round(yaw),
    pitch: round(pitch),
    target,
    content: contentOf(row),
    icon: { path: row.iconUrl, color: row.iconColor, size: row.iconSize },
    animation: { type: HOTSPOT_ANIMATIONS.find((type) => type === row.animationType) ?? 'none', speed: row.animationSpeed },
    ...(area && { area }),
  };
}

/** Six decimals of a degree are a hair's breadth at a kilometre, and keep the document small. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

/** The types of the forms that are shown or played in place of an original, which has what its camera wrote. */
const SHOWN_TYPES: Readonly<Record<string, string>> = { image: 'image/webp', video: 'video/mp4', audio: 'audio/mp4' };

function compileMedia(file: MediaFileModel): ManifestMedia {
  const { width, height, duration, projection } = file;
  const root = contentIdOf(file);
  const shown = file.compressedPath === null ? undefined : SHOWN_TYPES[file.mediaType];
  const isFilm = file.mediaType === 'video' && file.thumbnailPath !== null;
  return {
    path: `${root}/${shown ? 'compressed' : 'original'}`,
    mimeType: shown ?? file.mimeType,
    width,
    height,
    duration,
    ...(isFilm && { poster: `${root}/thumbnail` }),
    ...present({ alt: file.altText, caption: file.caption, credit: file.credit }),
    ...(projection !== 'flat' && { projection: PROJECTIONS.find((known) => known === projection) }),
    ...(file.stereo && { stereo: STEREO_LAYOUTS.find((known) => known === file.stereo) }),
  };
}

function compileTranslation(graph: TourGraph, language: string): ManifestTranslation {
  const tour = graph.tourTranslations.find((row) => row.language === language);
  const scenes = graph.sceneTranslations.filter((row) => row.language === language).toSorted(by((row) => row.sceneId));
  const hotspots = graph.hotspotTranslations.filter((row) => row.language === language).toSorted(by((row) => row.hotspotId));
  return {
    ...present({ title: tour?.title, description: tour?.description, metaTitle: tour?.metaTitle, metaDescription: tour?.metaDescription }),
    scenes: Object.fromEntries(scenes.map((row) => [row.sceneId, present({ title: row.title, description: row.description })])),
    hotspots: Object.fromEntries(
      hotspots.map((row) => [
        row.hotspotId,
        { ...present({ title: row.title, description: row.description }), ...(row.content !== null && { content: contentOf(row) }) },
      ]),
    ),
    plans: partsIn(graph.plans, language, ({ name }) => present({ name })),
    steps: partsIn(graph.steps, language, ({ text, narrationMediaId: id }) =>
      present({ text, narration: id !== null && graph.media.has(id) ? id : null }),
    ),
  };
}

/** What parts of a tour say in a language, by their ids. */
function partsIn<Row extends { language: string }, Said>(
  parts: readonly { id: string; translations: Row[] }[],
  language: string,
  say: (row: Row) => Said,
): Record<string, Said> {
  const said = parts.flatMap(({ id, translations }) => {
    const row = translations.find((each) => each.language === language);
    return row ? [[id, say(row)] as const] : [];
  });
  return Object.fromEntries(said.toSorted(by(([id]) => id)));
}

/** Rows of a map come in any order; the document must not. */
function by<Row>(keyOf: (row: Row) => string): (a: Row, b: Row) => number {
  return (a, b) => (keyOf(a) < keyOf(b) ? -1 : 1);
}

/** Keeps what is said; what is null or absent falls back to the tour's own language. */
function present<T extends Record<string, string | null | undefined>>(texts: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => typeof text === 'string' && text !== '')) as {
    [K in keyof T]?: string;
  };
}

/** What visitors load of a tour besides its document: panoramas by content, media by the form that is shown. */
export function assetsOf(manifest: TourManifest): string[] {
  const panoramas = manifest.scenes.flatMap(({ panorama: { id, stereo } }) => (stereo ? [id, stereo.right] : [id])).map(panoramaAssetKey);
  const media = Object.values(manifest.media)
    .flatMap(({ path, poster }) => (poster ? [path, poster] : [path]))
    .map((path) => `media/${path}`);
  return [...new Set([...panoramas, ...media])];
}

/** The name under which a live tour lists a panorama that it shows, in published_assets. */
export function panoramaAssetKey(contentId: string): string {
  return `panorama/${contentId}`;
}

/** All that a content says, as plain text: for the page without JavaScript and for search. */
export function contentText(content: ManifestHotspot['content']): string {
  switch (content.type) {
    case 'info':
      return richTextToString(content.body);
    case 'image':
      return content.image.caption ?? content.image.alt;
    case 'gallery':
      return content.images.map((image) => image.caption ?? image.alt).join('\n');
    case 'video':
    case 'audio':
      return content.transcript ? richTextToString(content.transcript) : '';
    case 'quiz':
      return [content.question, ...content.options.map((option) => option.text)].join('\n');
    case 'chat':
      return content.greeting;
    case 'product':
      return content.name;
    case 'document':
    case 'link':
    case 'booking':
    case 'event':
      return content.label;
    case 'navigation':
    case 'form':
    case 'custom':
      return '';
  }
}
