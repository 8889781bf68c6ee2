import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { AppError, type RequestContext } from '@belvedere/kernel';
import { directionToVector, type HotspotContent } from '@belvedere/manifest';
import { importMediaFile } from '@belvedere/platform';
import { inspectPicture } from '../source/inspect-picture.ts';
import { assemblePanorama } from '../../panorama/index.ts';
import type { HotspotPlan, Parsed, ScenePlan } from '../plan.ts';
import type { TourSource } from '../source/is-of-use.ts';
import { createToursCaller } from './caller.ts';
import { findParts } from './find-parts.ts';
import type { ImportReport } from './import-report.ts';

const MAX_SCENES = 1_000;
const MAX_HOTSPOTS = 500;

export interface BuildOptions {
  /** In whose name: an actor with a person behind it, and the tenant. */
  context: RequestContext;
  parsed: Parsed;
  source: TourSource;
  title?: string | undefined;
  /** Pictures without a configuration are those of two lenses, which span so many degrees each. */
  lensFov?: number | undefined;
  dryRun?: boolean;
  /** Makes each step repeatable: what was done under it is not done again. */
  stepKey?: string;
  /** Media files that an earlier attempt took in already, and how to keep the next. */
  media?: { known: ReadonlyMap<string, string>; keep(name: string, mediaId: string): Promise<void> };
  onProgress?(done: number, total: number, detail: string): void;
  signal?: AbortSignal | undefined;
}

/** Makes a tour of a plan by the procedures that people use, or says what would be made. */
export async function buildTour(options: BuildOptions): Promise<ImportReport> {
  const { parsed, source, dryRun = false, signal } = options;
  const { plan } = parsed;
  const remarks = [...parsed.remarks];
  const say = (where: string, what: string) => void remarks.push({ where, what });
  const planned = plan.scenes.slice(0, MAX_SCENES);
  if (plan.scenes.length > MAX_SCENES) say('scenes', `Only the first ${MAX_SCENES} of ${plan.scenes.length} scenes were taken.`);
  const scenes = planned.map((scene) => ({
    ...scene,
    hotspots: scene.hotspots.slice(0, MAX_HOTSPOTS),
    found: scene.panorama && findParts(scene.panorama, source),
  }));
  for (const { key, found } of scenes) if (found?.kind === 'missing') say(`scene ${key}`, found.what);
  for (const { key, hotspots } of planned)
    if (hotspots.length > MAX_HOTSPOTS) say(`scene ${key}`, `Only the first ${MAX_HOTSPOTS} of ${hotspots.length} hotspots were taken.`);

  const title = options.title ?? plan.title;
  const report: ImportReport = {
    format: plan.format,
    title,
    tourId: null,
    scenes: scenes.map(({ key, title: name, hotspots, found }) => ({
      key,
      title: name,
      sceneId: null,
      panorama: found && found.kind !== 'missing' ? found.kind : null,
      hotspots: hotspots.length,
    })),
    totalHotspots: scenes.reduce((sum, { hotspots }) => sum + hotspots.length, 0),
    totalMedia: 0,
    largestDeviation: null,
    remarks,
  };
  if (dryRun) return report;

  const folder = await mkdtemp(join(tmpdir(), 'belvedere-assemble-'));
  const call = (step: string) =>
    createToursCaller({ ...options.context, ...(options.stepKey && { idempotencyKey: `${options.stepKey}:${step}` }) });
  const uploads = new Map(options.media?.known);
  const total = scenes.length + 1;
  try {
    const tour = await call('tour').create({
      title,
      description: plan.description,
      ...(plan.language !== null && { language: plan.language }),
      ...(plan.autoplay !== null && { autoplayEnabled: true, autoplaySpeed: plan.autoplay }),
    });
    report.tourId = tour.id;
    const ids = new Map<string, string>();
    for (const [index, scene] of scenes.entries()) {
      signal?.throwIfAborted();
      options.onProgress?.(index, total, scene.title);
      const panoramaMediaId = await takePanorama(scene, index);
      const { view } = scene;
      const { id } = await call(`scene-${index}`).scenes.create({
        tourId: tour.id,
        title: scene.title,
        description: scene.description,
        panoramaMediaId,
        ...(scene.found?.kind === 'film' && { sourceMediaId: panoramaMediaId }),
        initialViewAngle: view.yaw,
        initialPitch: view.pitch,
        initialZoom: view.zoom,
        minZoom: view.minZoom,
        maxZoom: view.maxZoom,
        mapPositionX: scene.map?.x ?? null,
        mapPositionY: scene.map?.y ?? null,
        ...scene.position,
        // A heading says where yaw 0 looks, a north at which yaw one looks north.
        ...(scene.north !== null && { northOffset: -scene.north }),
        // Said also where it is 0: what a picture says of its own camera would turn the view away from what its program showed.
        ...(scene.horizon && { horizonPitch: scene.horizon.pitch, horizonRoll: scene.horizon.roll }),
      });
      ids.set(scene.key, id);
      const listed = report.scenes[index];
      if (listed) Object.assign(listed, { sceneId: id, ...(panoramaMediaId === null && { panorama: null }) });
    }
    options.onProgress?.(scenes.length, total, 'hotspots');
    report.largestDeviation = 0;
    for (const [index, scene] of scenes.entries())
      for (const [at, hotspot] of scene.hotspots.entries()) {
        signal?.throwIfAborted();
        const made = await call(`hotspot-${index}-${at}`).hotspots.create({
          sceneId: ids.get(scene.key) ?? '',
          title: hotspot.title,
          description: hotspot.description,
          position: { yaw: hotspot.yaw, pitch: hotspot.pitch },
          content: await contentOf(hotspot),
          area: hotspot.area ?? null,
          targetSceneId: hotspot.target === null ? null : (ids.get(hotspot.target) ?? null),
        });
        report.largestDeviation = Math.max(report.largestDeviation, angleBetween(hotspot, made));
      }
    const start = plan.start === null ? undefined : ids.get(plan.start);
    if (start !== undefined && start !== ids.get(scenes[0]?.key ?? ''))
      await call('start').update({ id: tour.id, version: tour.version, startSceneId: start });
    report.totalMedia = new Set(uploads.values()).size;
    options.onProgress?.(total, total, '');
    return report;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }

  async function takePanorama(
    { key, found, panorama }: ScenePlan & { found: ReturnType<typeof findParts> | null },
    index: number,
  ): Promise<string | null> {
    if (!found || found.kind === 'missing' || !panorama) return null;
    const name = 'path' in panorama ? panorama.path : `${key}.jpg`;
    try {
      const known = uploads.get(`panorama:${index}`);
      if (known !== undefined) return known;
      const path =
        found.kind === 'equirectangular' || found.kind === 'film'
          ? found.path
          : await assemblePanorama({ parts: found, folder, name: `scene-${index}`, signal });
      if (found.kind !== 'film') await inspectPicture(path);
      const mediaId = await upload(`panorama:${index}`, path, fileNameOf(name, path));
      if (path.startsWith(folder)) await rm(path, { force: true });
      return mediaId;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      say(`scene ${key}`, `Its panorama was left out: ${[error.message, error.help].filter(Boolean).join(' ')}`);
      return null;
    }
  }

  async function contentOf({ content, where, title: name }: HotspotPlan): Promise<HotspotContent> {
    if (content.type !== 'file') return content;
    const path = source.file(content.path);
    try {
      if (path !== undefined) {
        const mediaId = uploads.get(`file:${content.path}`) ?? (await upload(`file:${content.path}`, path, fileNameOf(content.path, path)));
        return { type: 'image', image: { mediaId, alt: content.alt || name } };
      }
      say(where, `The picture ${content.path} is not in the archive.`);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      say(where, `The picture ${content.path} was left out: ${error.message}`);
    }
    return { type: 'info', body: { blocks: [] } };
  }

  async function upload(name: string, path: string, fileName: string): Promise<string> {
    const lensFov = plan.format === 'pictures' ? options.lensFov : undefined;
    const { mediaId } = await importMediaFile({
      context: { ...options.context, idempotencyKey: undefined },
      source: { path },
      fileName,
      ...(lensFov !== undefined && { lensFov }),
    });
    uploads.set(name, mediaId);
    await options.media?.keep(name, mediaId);
    return mediaId;
  }
}

/** A name that people know the file by, with the extension of what it is. */
function fileNameOf(name: string, path: string): string {
  const bare = name.slice(name.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  // Names of strangers can be anything: what is left of them is told apart by a hash.
  const clean = bare
    .replaceAll(/[^\p{L}\p{N} ._-]+/gu, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 100);
  return `${clean || createHash('sha256').update(name).digest('hex').slice(0, 8)}${extname(path).toLowerCase()}`;
}

function angleBetween(a: { yaw: number; pitch: number }, b: { yaw: number; pitch: number }): number {
  const [from, to] = [directionToVector(a), directionToVector(b)];
  const sine = Math.hypot(from.y * to.z - from.z * to.y, from.z * to.x - from.x * to.z, from.x * to.y - from.y * to.x);
  return (Math.atan2(sine, from.x * to.x + from.y * to.y + from.z * to.z) * 180) / Math.PI;
}
