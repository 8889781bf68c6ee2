import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { MediaFileModel } from '@belvedere/db';
import { AppError, defineJob, type Context, type Fact, type Json, type JobCall } from '@belvedere/kernel';
import { takePoster, type Ffmpeg } from '@belvedere/kernel/ffmpeg';
import { parseStorageKey, storageKey } from '@belvedere/kernel/storage';
import {
  CUBE_GRIDS,
  CUBE_LAYOUTS,
  layoutOf,
  mediaChanged,
  mediaReady,
  posterSecond,
  USUAL_LENS_FOV,
  type MediaDetails,
} from '@belvedere/platform';
import type { z } from 'zod';
import { panoramaWanted, tilesUnneeded } from '../facts.ts';
import { findReadyMedia } from '../media/table.ts';
import {
  assemblePanorama,
  tileEyes,
  tilePanorama,
  type PanoramaParts,
  type TiledPanorama,
  type TilePanoramaOptions,
} from '../panorama/index.ts';
import { suggestedPose } from '../scenes/suggested-pose.ts';
import { suggestedView } from '../scenes/suggested-view.ts';
import { suggestToScenes } from '../scenes/table.ts';
import { findPanorama, lockPanorama, treesOf, updatePanorama } from './table.ts';

/** Progress is written at most this often, so that a long work does not turn into a stream of updates. */
const PROGRESS_STEP = 0.02;
const STILL_SECONDS = 120;
/** What of a file decides how it is cut. */
const SAID = ['filePath', 'projection', 'stereo', 'cubeLayout', 'lensFov'] as const;

/**
 * Cuts a panorama into tiles. Tiles are addressed by content, so a job that was killed goes on where it was and one that runs
 * twice writes the same bytes.
 */
async function tile({ services, tenantId, input, transaction, signal, isLastAttempt }: JobCall<{ mediaId: string }>): Promise<void> {
  const { mediaId } = input;
  const work = await transaction(async (ctx) => {
    const panorama = await findPanorama(ctx, mediaId);
    // Not wanted as a panorama, done already, or its file is still being processed: then its own fact will start this again.
    if (!panorama || panorama.status === 'ready') return undefined;
    const media = await findReadyMedia(ctx, mediaId);
    if (!media) return undefined;
    await updatePanorama(ctx, mediaId, { status: 'processing', failure: null });
    return media;
  });
  if (!work) return;

  const folder = await mkdtemp(join(tmpdir(), 'belvedere-panorama-'));
  try {
    const file = join(folder, 'source');
    const original = await services.storage.get(parseStorageKey(tenantId, work.filePath));
    await pipeline(original.body, createWriteStream(file));
    const source = work.mediaType === 'video' ? await takeStill(services.ffmpeg, work, { file, folder, signal }) : file;
    const parts = partsOf(work, source);
    let reported = 0;
    const tiled = await tileAs(work, {
      source: parts ? await assemblePanorama({ parts, folder, name: 'sphere', signal }) : source,
      signal,
      sink: {
        has: async (path) => (await services.storage.head(tileKey(path))) !== undefined,
        write: async (path, bytes, mimeType) => void (await services.storage.put(tileKey(path), bytes, { mimeType, immutable: true })),
      },
      onProgress({ done, total }) {
        const progress = total === 0 ? 0 : done / total;
        if (progress - reported < PROGRESS_STEP) return;
        reported = progress;
        void transaction((ctx) => updatePanorama(ctx, mediaId, { progress })).catch((error: unknown) =>
          services.log.warn({ err: error }, 'progress'),
        );
      },
    });
    await finish(tiled);
  } catch (error) {
    const refused = error instanceof AppError;
    if (!refused && !isLastAttempt) throw error;
    const failure = refused
      ? [error.message, error.help].filter(Boolean).join(' ')
      : 'The panorama could not be cut into tiles. Upload it again.';
    await transaction(async (ctx) => {
      await lockPanorama(ctx, mediaId);
      if (await isStillSo(ctx)) await updatePanorama(ctx, mediaId, { status: 'failed', failure });
    });
    // A picture that can't be a panorama will not be one at the next attempt either.
    if (!refused) throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }

  async function finish({ panorama, thumbnail, socialImage, source }: TiledPanorama): Promise<void> {
    const jpeg = { mimeType: 'image/jpeg', immutable: true };
    await services.storage.put(tileKey(`${panorama.id}/thumbnail.jpg`), thumbnail, jpeg);
    await services.storage.put(tileKey(`${panorama.id}/social.jpg`), socialImage, jpeg);
    const log: Json = [
      { at: services.clock.now().toISOString(), message: `Cut ${source.width} × ${source.height} into ${panorama.levels.length} levels.` },
    ];
    await transaction(async (ctx) => {
      const before = await lockPanorama(ctx, mediaId);
      if (!(await isStillSo(ctx))) return;
      await updatePanorama(ctx, mediaId, { status: 'ready', progress: 1, failure: null, contentId: panorama.id, document: panorama, log });
      const details = (work?.details ?? {}) as MediaDetails;
      await suggestToScenes(ctx, mediaId, { view: suggestedView(details), pose: suggestedPose(details) });
      const now = treesOf({ document: panorama });
      for (const contentId of treesOf({ document: before?.document ?? null }).filter((tree) => !now.includes(tree)))
        await ctx.emit(tilesUnneeded, { aggregateId: mediaId, payload: { contentId } });
    });
  }

  /** Whether the file is what was cut. What was said of it meanwhile another job cuts, which may be done before this one. */
  async function isStillSo(ctx: Context): Promise<boolean> {
    const media = await findReadyMedia(ctx, mediaId);
    return !!media && SAID.every((name) => media[name] === work?.[name]);
  }

  function tileKey(path: string): ReturnType<typeof storageKey> {
    return storageKey(tenantId, 'tiles', ...path.split('/'));
  }
}

/** The picture of a film that stands for it in the media library too, as large as the film is. @returns where it lies. */
async function takeStill(
  ffmpeg: Ffmpeg | undefined,
  { mimeType, duration }: MediaFileModel,
  { file, folder, signal }: { file: string; folder: string; signal: AbortSignal },
): Promise<string> {
  if (!ffmpeg) throw new Error('There is no ffmpeg to take a still of a film.');
  const target = join(folder, 'still.jpg');
  await takePoster(
    ffmpeg,
    { path: file, mimeType },
    { folder, signal, target, second: posterSecond(duration ?? 0), seconds: STILL_SECONDS },
  );
  return target;
}

/** What a picture holds that is first to become a sphere, by what was said of it or by its proportions; undefined for a sphere. */
function partsOf({ projection, stereo, cubeLayout, lensFov, width, height }: MediaFileModel, path: string): PanoramaParts | undefined {
  if ((stereo ?? 'mono') !== 'mono') return undefined;
  if (projection === 'dual-fisheye') return { kind: 'dual-fisheye', path, fov: lensFov ?? USUAL_LENS_FOV };
  if (projection !== 'cubemap') return undefined;
  const layout = CUBE_LAYOUTS.find((known) => known === cubeLayout) ?? layoutOf({ width: width ?? 0, height: height ?? 1 });
  return layout && { kind: 'cube-picture', path, grid: CUBE_GRIDS[layout] };
}

/** By where the eyes are, and by the place in its sphere of a picture that is not the whole. */
function tileAs(media: MediaFileModel, options: TilePanoramaOptions): Promise<TiledPanorama> {
  const { stereo } = media;
  if (stereo === 'top-bottom' || stereo === 'left-right') return tileEyes({ ...options, mode: stereo });
  const { pano } = media.details as MediaDetails;
  return tilePanorama({ ...options, place: partsOf(media, options.source) ? undefined : pano?.crop });
}

const job = (name: string, describe: string, hears: Fact<z.ZodType<{ mediaId: string }>>) =>
  defineJob({ name, describe, hears, attempts: 5, concurrency: 1, run: tile });

export const tilePanoramaJobs = [
  job('tours.tile-wanted-panorama', 'Cuts a media file into tiles when a scene chooses it.', panoramaWanted),
  job('tours.tile-ready-media', 'Cuts a chosen media file into tiles when it becomes ready.', mediaReady),
  job('tours.tile-changed-media', 'Cuts a chosen media file again when its content, its projection or its eyes are others.', mediaChanged),
];
