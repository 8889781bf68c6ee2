import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError, fail } from '@belvedere/kernel';
import { FACES, type Face, type HotspotContent, type ManifestScene, type Panorama } from '@belvedere/manifest';
import { importMediaFile } from '@belvedere/platform';
import { toursErrors } from '../../errors.ts';
import { assemblePanorama, cropSphere, writePart } from '../../panorama/index.ts';
import { exchangeTourSchema, readTileScript, type ExchangeTour } from '../archive/exchange-tour.ts';
import { largestTiles, withMedia } from '../archive/plan-archive.ts';
import type { BuildOptions } from './build-tour.ts';
import { createToursCaller } from './caller.ts';
import type { ImportReport } from './import-report.ts';

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
  const uploads = new Map(options.media?.known);
  /** Media files by where they lay in the archive: what a scene is shown as is often its panorama too, and stays one file. */
  const byPath = new Map<string, string>();
  const folder = await mkdtemp(join(tmpdir(), 'belvedere-restore-'));
  try {
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
    const scenes = await makeScenes(tour.id, media);
    const hotspots = await makeHotspots(scenes, media);
    await attach(scenes, hotspots, media);
    await makePlans(tour.id, scenes, media);
    await makeSteps(scenes, media);
    await translate({ tourId: tour.id, scenes, hotspots, media });
    const start = exchange.startChosen ? scenes.get(manifest.start) : undefined;
    if (start !== undefined) await call('start').update({ id: tour.id, version: tour.version, startSceneId: start });
    options.onProgress?.(1, 1, '');
    return report;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }

  async function takeMedia(): Promise<Map<string, string>> {
    const taken = new Map<string, string>();
    const panoramas = new Set(Object.values(exchange.panoramas).map(({ original }) => original));
    for (const [id, { path, fileName }] of Object.entries(exchange.media)) {
      const file = fileOf(path);
      if (file === undefined) {
        say(`media ${fileName}`, 'The file is not in the archive.');
        continue;
      }
      const shown = manifest.media[id];
      const isSphere = shown?.projection === 'equirectangular';
      const part = manifest.scenes.find(({ source: at }) => at?.media === id)?.source?.part;
      // The form that visitors get has lost what its original says of its place in the sphere.
      const isStripped = part !== undefined && path.startsWith('media/');
      await trying(`media ${fileName}`, async () => {
        const from = isStripped ? await writePart({ from: file, target: join(folder, `${id}.jpg`), part }) : file;
        const mediaId = await upload(`media:${id}`, from, { fileName, isPanorama: panoramas.has(path), isSphere, stereo: shown?.stereo });
        taken.set(id, mediaId);
        byPath.set(path, mediaId);
      });
    }
    return taken;
  }

  async function makeScenes(tourId: string, media: ReadonlyMap<string, string>): Promise<Map<string, string>> {
    const made = new Map<string, string>();
    for (const [index, scene] of manifest.scenes.entries()) {
      signal?.throwIfAborted();
      options.onProgress?.(index, manifest.scenes.length + 1, scene.title);
      const panoramaMediaId = await takePanorama(scene);
      const { view } = scene;
      const { id, version } = await call(`scene-${index}`).scenes.create({
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
      if (scene.source) await showAs({ index, scene, id, version, sourceMediaId: media.get(scene.source.media) });
      const listed = report.scenes[index];
      if (listed) Object.assign(listed, { sceneId: id, ...(panoramaMediaId === null && { panorama: null }) });
    }
    return made;
  }

  /** What a scene is shown as is set once it is there, so that a file that can't be shown costs the scene nothing else. */
  async function showAs({
    index,
    scene,
    sourceMediaId,
    ...at
  }: {
    index: number;
    scene: ManifestScene;
    id: string;
    version: number;
    sourceMediaId: string | undefined;
  }): Promise<void> {
    const where = `scene ${scene.title}`;
    if (sourceMediaId === undefined) say(where, 'What it is shown as could not be taken in: its panorama is shown.');
    else await trying(where, async () => void (await call(`source-${index}`).scenes.update({ ...at, sourceMediaId })));
  }

  async function takePanorama({ panorama, title: name }: ManifestScene): Promise<string | null> {
    const { original, fileName, ...shape } = exchange.panoramas[panorama.id] ?? { original: null, fileName: `${panorama.id}.jpg` };
    const file = original === null ? undefined : fileOf(original);
    if (original !== null && file === undefined)
      say(`scene ${name}`, 'The original of its panorama is not in the archive: it was rebuilt from its tiles.');
    const taken = original === null ? undefined : byPath.get(original);
    if (taken !== undefined) return taken;
    const mode = panorama.stereo?.mode;
    let id: string | null = null;
    await trying(`scene ${name}`, async () => {
      // Scenes may share a panorama.
      const path = file ?? (await rebuilt(panorama));
      id = await upload(`panorama:${panorama.id}`, path, {
        fileName,
        isPanorama: true,
        ...(file !== undefined && { stereo: mode, isSphere: mode !== undefined, ...shape }),
      });
    });
    return id;
  }

  async function rebuilt(panorama: Panorama): Promise<string> {
    const { size, tileSize, side, path } = largestTiles(panorama);
    const tiles = await mkdtemp(join(folder, 'tiles-'));
    await mkdir(tiles, { recursive: true });
    const count = Array.from({ length: side }, (_, index) => index);
    const entries = await Promise.all(
      FACES.map(async (face) => {
        const rows: string[][] = [];
        for (const y of count) {
          const row: string[] = [];
          for (const x of count) {
            const script = fileOf(path(face, y, x));
            const picture = script === undefined ? undefined : readTileScript(await readFile(script, 'utf8'));
            if (!picture) fail(toursErrors.archive_incomplete);
            const target = join(tiles, `${face}-${y}-${x}.webp`);
            await writeFile(target, picture);
            row.push(target);
          }
          rows.push(row);
        }
        return [face, rows] as const;
      }),
    );
    const sphere = await assemblePanorama({
      parts: { kind: 'tiles', size, tileSize, tiles: Object.fromEntries(entries) as Record<Face, string[][]> },
      folder,
      name: panorama.id,
      signal,
    });
    return panorama.part ? cropSphere({ from: sphere, target: join(folder, `${panorama.id}-part.jpg`), panorama }) : sphere;
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

  /** Floor plans with their pins and their names in other languages. */
  async function makePlans(tourId: string, scenes: ReadonlyMap<string, string>, media: ReadonlyMap<string, string>): Promise<void> {
    for (const [index, plan] of (manifest.plans ?? []).entries()) {
      const mediaId = media.get(plan.media);
      if (mediaId === undefined) {
        say(`plan ${plan.name}`, 'Its picture could not be taken in, so it was left out.');
        continue;
      }
      await trying(`plan ${plan.name}`, async () => {
        const { id: planId } = await call(`plan-${index}`).plans.create({ tourId, name: plan.name, level: plan.level, mediaId });
        for (const { scene, ...pin } of plan.pins) {
          const sceneId = scenes.get(scene);
          if (sceneId !== undefined) await call(`pin-${planId}-${sceneId}`).plans.pins.set({ planId, sceneId, ...pin });
        }
        for (const [language, said] of Object.entries(manifest.translations)) {
          const name = said.plans?.[plan.id]?.name;
          if (name !== undefined) await call(`plan-name-${planId}-${language}`).plans.setName({ planId, language, name });
        }
      });
    }
  }

  /** The guided tour, step by step. How long a step lasts is taken as it was computed. */
  async function makeSteps(scenes: ReadonlyMap<string, string>, media: ReadonlyMap<string, string>): Promise<void> {
    const narration = (id: string | null | undefined) => (id ? (media.get(id) ?? null) : null);
    for (const [index, step] of (manifest.steps ?? []).entries()) {
      const sceneId = scenes.get(step.scene);
      if (sceneId === undefined) continue;
      await trying(`step ${index + 1}`, async () => {
        const { id: stepId } = await call(`step-${index}`).steps.create({
          sceneId,
          ...step.view,
          text: step.text,
          narrationMediaId: narration(step.narration),
          seconds: Math.min(3600, Math.max(0.5, step.seconds)),
        });
        for (const [language, said] of Object.entries(manifest.translations)) {
          const own = said.steps?.[step.id];
          const words = { text: own?.text ?? null, narrationMediaId: narration(own?.narration) };
          if (own) await call(`step-text-${stepId}-${language}`).steps.setText({ stepId, language, ...words });
        }
      });
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

  async function upload(
    name: string,
    path: string,
    file: {
      fileName: string;
      isPanorama: boolean;
      isSphere?: boolean;
      stereo?: NonNullable<Panorama['stereo']>['mode'] | undefined;
    } & Partial<Pick<ExchangeTour['panoramas'][string], 'isCube' | 'cubeLayout' | 'isFisheye' | 'lensFov'>>,
  ): Promise<string> {
    const known = uploads.get(name);
    if (known !== undefined) return known;
    const extension = path.slice(path.lastIndexOf('.'));
    const fileName = file.fileName.toLowerCase().endsWith(extension)
      ? file.fileName
      : `${file.fileName.replace(/\.[^.]*$/, '')}${extension}`;
    const { mediaId } = await importMediaFile({
      context: { ...options.context, idempotencyKey: undefined },
      source: { path },
      fileName,
      purpose: file.isPanorama ? 'panorama' : 'kind',
      ...(file.isCube && { projection: 'cubemap' as const }),
      ...(file.cubeLayout && { cubeLayout: file.cubeLayout }),
      ...(file.isFisheye && { projection: 'dual-fisheye' as const }),
      ...(file.lensFov && { lensFov: file.lensFov }),
      ...(file.isSphere && { projection: 'equirectangular' as const }),
      ...(file.stereo && { stereo: file.stereo }),
    });
    uploads.set(name, mediaId);
    await options.media?.keep(name, mediaId);
    return mediaId;
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
