import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError, fail } from '@belvedere/kernel';
import type { HotspotContent, ManifestScene } from '@belvedere/manifest';
import { toursErrors } from '../../errors.ts';
import { exchangeTourSchema } from '../archive/exchange-tour.ts';
import { withMedia } from '../archive/plan-archive.ts';
import type { BuildOptions } from './build-tour.ts';
import { createToursCaller } from './caller.ts';
import type { ImportReport } from './import-report.ts';
import { restoreFiles } from './restore-files.ts';
import { restoreGuides } from './restore-guides.ts';
import type { Restoring } from './restoring.ts';

export interface RestoreOptions extends Omit<BuildOptions, 'parsed'> {
  /** The folder of the archive inside its source: '' or one with a slash at the end. */
  root: string;
}

/** Makes a tour equal to the one that an archive was made of, with ids of its own (I16). */
export async function restoreArchive(options: RestoreOptions): Promise<ImportReport> {
  const { source, root, dryRun = false, signal } = options;
  const exchange =
    exchangeTourSchema.safeParse(parsed(await source.text(`${root}belvedere/tour.json`))).data ?? fail(toursErrors.import_not_recognised);
  const { manifest } = exchange;
  const remarks: ImportReport['remarks'] = [];
  const say = (where: string, what: string) => void remarks.push({ where, what });
  const fileOf = (path: string) => source.file(root + path);
  const title = options.title ?? manifest.title;
  const report: ImportReport = {
    format: 'belvedere',
    title,
    tourId: null,
    scenes: manifest.scenes.map((scene) => ({
      key: scene.key,
      title: scene.title,
      sceneId: null,
      panorama: exchange.panoramas[scene.panorama.id]?.original ? 'equirectangular' : 'tiles',
      hotspots: scene.hotspots.length,
    })),
    totalHotspots: manifest.scenes.reduce((sum, scene) => sum + scene.hotspots.length, 0),
    totalMedia: Object.keys(exchange.media).length,
    largestDeviation: null,
    remarks,
  };
  if (dryRun) return report;

  const call = (step: string) =>
    createToursCaller({ ...options.context, ...(options.stepKey && { idempotencyKey: `${options.stepKey}:${step}` }) });
  const restoring: Restoring = { exchange, call, say, trying };
  const folder = await mkdtemp(join(tmpdir(), 'belvedere-restore-'));
  try {
    const { takeMedia, takePanorama } = restoreFiles({
      ...restoring,
      fileOf,
      folder,
      context: options.context,
      media: options.media,
      signal,
    });
    const media = await takeMedia();
    const {
      language,
      description,
      location,
      country,
      position,
      category,
      tags,
      difficulty,
      metaTitle,
      metaDescription,
      metaKeywords,
      allowEmbedding,
      autoplay,
      nadir,
    } = manifest;
    if (nadir && !media.has(nadir.media)) say('nadir patch', 'Its picture could not be taken in, so it was left out.');
    const tour = await call('tour').create({
      title,
      description,
      language,
      location,
      country,
      latitude: position?.latitude ?? null,
      longitude: position?.longitude ?? null,
      category,
      tags,
      difficulty,
      metaTitle,
      metaDescription,
      metaKeywords,
      allowEmbedding,
      autoplayEnabled: autoplay.enabled,
      autoplaySpeed: autoplay.speed,
      ...(nadir && { nadirMediaId: media.get(nadir.media) ?? null, nadirSize: nadir.size }),
      estimatedDuration: exchange.estimatedDuration,
    });
    report.tourId = tour.id;
    const scenes = await makeScenes(tour.id, takePanorama);
    const hotspots = await makeHotspots(scenes, media);
    await attach(scenes, hotspots, media);
    await restoreGuides(restoring, { tourId: tour.id, scenes, media });
    await translate({ tourId: tour.id, scenes, hotspots, media });
    const start = exchange.startChosen ? scenes.get(manifest.start) : undefined;
    if (start !== undefined) await call('start').update({ id: tour.id, version: tour.version, startSceneId: start });
    options.onProgress?.(1, 1, '');
    return report;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }

  async function makeScenes(tourId: string, takePanorama: (scene: ManifestScene) => Promise<string | null>): Promise<Map<string, string>> {
    const made = new Map<string, string>();
    for (const [index, scene] of manifest.scenes.entries()) {
      signal?.throwIfAborted();
      options.onProgress?.(index, manifest.scenes.length + 1, scene.title);
      const panoramaMediaId = await takePanorama(scene);
      const { view } = scene;
      const { id } = await call(`scene-${index}`).scenes.create({
        tourId,
        title: scene.title,
        description: scene.description,
        panoramaMediaId,
        initialViewAngle: view.yaw,
        initialPitch: view.pitch,
        initialZoom: view.zoom,
        minZoom: view.minZoom,
        maxZoom: view.maxZoom,
        mapPositionX: scene.map?.x ?? null,
        mapPositionY: scene.map?.y ?? null,
        latitude: scene.position?.latitude ?? null,
        longitude: scene.position?.longitude ?? null,
        // Said in any case: none is not what the picture itself may say.
        horizonPitch: scene.correction?.pitch ?? 0,
        horizonRoll: scene.correction?.roll ?? 0,
        northOffset: scene.correction?.north ?? 0,
      });
      made.set(scene.id, id);
      const listed = report.scenes[index];
      if (listed) Object.assign(listed, { sceneId: id, ...(panoramaMediaId === null && { panorama: null }) });
    }
    return made;
  }

  async function makeHotspots(scenes: ReadonlyMap<string, string>, media: ReadonlyMap<string, string>): Promise<Map<string, string>> {
    const made = new Map<string, string>();
    report.largestDeviation = 0;
    for (const scene of manifest.scenes)
      for (const [at, hotspot] of scene.hotspots.entries()) {
        signal?.throwIfAborted();
        const where = `scene ${scene.key} hotspot ${at}`;
        const content = withMedia(hotspot.content, (id) => media.get(id));
        if (!content) {
          say(where, 'Its file could not be taken in, so it was left out.');
          continue;
        }
        const created = await call(`hotspot-${hotspot.id}`).hotspots.create({
          sceneId: scenes.get(scene.id) ?? '',
          title: hotspot.title,
          description: hotspot.description,
          position: { yaw: hotspot.yaw, pitch: hotspot.pitch },
          content,
          targetSceneId: hotspot.target === null ? null : (scenes.get(hotspot.target) ?? null),
          area: hotspot.area ?? null,
          iconUrl: hotspot.icon.path,
          iconColor: hotspot.icon.color,
          iconSize: hotspot.icon.size,
          animationType: hotspot.animation.type,
          animationSpeed: hotspot.animation.speed,
        });
        report.largestDeviation = Math.max(report.largestDeviation, Math.abs(created.pitch - hotspot.pitch));
        made.set(hotspot.id, created.id);
      }
    return made;
  }

  async function attach(
    scenes: ReadonlyMap<string, string>,
    hotspots: ReadonlyMap<string, string>,
    media: ReadonlyMap<string, string>,
  ): Promise<void> {
    for (const scene of manifest.scenes)
      for (const { id, role } of scene.media) {
        const [sceneId, mediaId] = [scenes.get(scene.id), media.get(id)];
        if (sceneId !== undefined && mediaId !== undefined)
          await trying(
            `scene ${scene.key}`,
            async () => void (await call(`attach-${sceneId}-${id}-${role}`).scenes.media.attach({ sceneId, mediaId, role })),
          );
      }
    for (const [oldId, files] of Object.entries(exchange.hotspotMedia))
      for (const { mediaId: old, role } of files) {
        const [hotspotId, mediaId] = [hotspots.get(oldId), media.get(old)];
        if (hotspotId !== undefined && mediaId !== undefined)
          await trying(
            'hotspot',
            async () => void (await call(`attach-${hotspotId}-${old}-${role}`).hotspots.media.attach({ hotspotId, mediaId, role })),
          );
      }
  }

  async function translate(made: {
    tourId: string;
    scenes: ReadonlyMap<string, string>;
    hotspots: ReadonlyMap<string, string>;
    media: ReadonlyMap<string, string>;
  }): Promise<void> {
    const { translations } = call('translations');
    for (const [language, said] of Object.entries(manifest.translations)) {
      const { scenes, hotspots, plans: _, steps: __, ...texts } = said;
      if (Object.keys(texts).length > 0) await translations.setTour({ tourId: made.tourId, language, ...texts });
      for (const [id, words] of Object.entries(scenes)) {
        const sceneId = made.scenes.get(id);
        if (sceneId !== undefined && Object.keys(words).length > 0) await translations.setScene({ sceneId, language, ...words });
      }
      for (const [id, { content, ...words }] of Object.entries(hotspots)) {
        const hotspotId = made.hotspots.get(id);
        if (hotspotId === undefined) continue;
        const own: HotspotContent | undefined = content && withMedia(content, (mediaId) => made.media.get(mediaId));
        await trying(
          `translation ${language}`,
          async () => void (await translations.setHotspot({ hotspotId, language, ...words, ...(own && { content: own }) })),
        );
      }
    }
  }

  /** What can't be taken in is named; everything else goes on. */
  async function trying(where: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof AppError) && !(error instanceof Error && error.name === 'TRPCError')) throw error;
      const cause = error instanceof AppError ? error : (error as Error & { cause?: unknown }).cause;
      if (!(cause instanceof AppError) || cause.status >= 500) throw error;
      say(where, [cause.message, cause.help].filter(Boolean).join(' '));
    }
  }
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch {
    // A file that is no JSON is no tour.
    return undefined;
  }
}
