import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { brotliDecompressSync } from 'node:zlib';
import { AppError, defineJob, defineSchedule, fail, type Context, type Job, type JobCall } from '@belvedere/kernel';
import { archiveKey } from '@belvedere/kernel/archive';
import { parseStorageKey, storageKey } from '@belvedere/kernel/storage';
import { tourManifestSchema, type TourManifest } from '@belvedere/manifest';
import { openMedia, MEDIA_VARIANTS } from '@belvedere/platform';
import { toursErrors } from '../../errors.ts';
import { exportWanted } from '../../facts.ts';
import { mediaOf } from '../../hotspots/hotspot.ts';
import { compileManifest } from '../../publishing/compile-manifest.ts';
import { lintTour } from '../../publishing/lint-tour.ts';
import { loadTourGraph } from '../../publishing/table.ts';
import { findTour } from '../../tours/table.ts';
import type { ExchangeTour } from '../archive/exchange-tour.ts';
import { planArchive, type ArchivePlan } from '../archive/plan-archive.ts';
import { writeArchive } from '../archive/write-archive.ts';
import type { ExportView } from './schemas.ts';
import { deleteExports, expiredExports, findArchivedFiles, findExport, findHotspotMedia, findLiveDocument, updateExport } from './table.ts';

const PROGRESS_STEP = 0.02;
const keyOf = (tenantId: string, exportId: string) => storageKey(tenantId, 'exports', `${exportId}.zip`);

/**
 * Writes the archives that were asked for. `viewer` is the script that plays a tour in one: the server brings it, because a system
 * knows no other package. An archive is written whole under its own key, so a job that runs twice ends the same.
 */
export function exportTourJob(viewer: () => Promise<Uint8Array>): Job {
  return defineJob({
    name: 'tours.export-tour',
    describe: 'Writes a tour into an archive that opens without a server.',
    hears: exportWanted,
    attempts: 3,
    concurrency: 1,
    run: (call) => exportTour(call, viewer),
  });
}

async function exportTour(call: JobCall<{ exportId: string }>, viewer: () => Promise<Uint8Array>): Promise<void> {
  const { services, tenantId, input, transaction, signal, isLastAttempt } = call;
  const { exportId } = input;
  try {
    const work = await transaction(async (ctx) => {
      const found = await findExport(ctx, exportId);
      if (found.status === 'done') return undefined;
      await updateExport(ctx, exportId, { status: 'running', failure: null });
      return collect(ctx, found);
    });
    if (!work) return;
    let reported = 0;
    const archive = writeArchive({
      plan: work,
      viewer,
      tile: async (path) => (await services.storage.get(storageKey(tenantId, 'tiles', ...path.split('/')))).body,
      original: async (path) => (await services.storage.get(parseStorageKey(tenantId, path))).body,
      async media({ mediaId, variant }) {
        const known = MEDIA_VARIANTS.find((each) => each === variant) ?? fail(toursErrors.media_not_found);
        const opened = await openMedia({ services, tenantId, mediaId, variant: known, visibility: 'private' });
        return opened.body ?? fail(toursErrors.media_not_found);
      },
      signingKey: services.signingKey,
      origin: services.publicUrl,
      now: services.clock.now(),
      onItem(done, total) {
        const progress = done / total;
        if (progress - reported < PROGRESS_STEP) return;
        reported = progress;
        void transaction((ctx) => updateExport(ctx, exportId, { progress })).catch((error: unknown) =>
          services.log.warn({ err: error }, 'progress'),
        );
      },
    });
    signal.addEventListener('abort', () => archive.destroy(signal.reason instanceof Error ? signal.reason : undefined), { once: true });
    const hash = createHash('sha256');
    const { size } = await services.storage.put(keyOf(tenantId, exportId), Readable.from(passing(archive, hash), { objectMode: false }), {
      mimeType: 'application/zip',
    });
    const { id: keyId } = archiveKey(services.signingKey);
    await transaction((ctx) =>
      updateExport(ctx, exportId, { status: 'done', progress: 1, fileSize: BigInt(size), checksum: hash.digest('hex'), keyId }),
    );
  } catch (error) {
    const refused = error instanceof AppError;
    if (!refused && !isLastAttempt) throw error;
    const failure = refused
      ? [error.message, error.help].filter(Boolean).join(' ')
      : 'The archive could not be written because of a fault on our side. Try again.';
    await transaction((ctx) => updateExport(ctx, exportId, { status: 'failed', failure }));
    if (!refused) throw error;
  }
}

async function* passing(source: Readable, hash: { update(chunk: Uint8Array): unknown }): AsyncGenerator<Buffer> {
  for await (const chunk of source as AsyncIterable<Buffer>) {
    hash.update(chunk);
    yield chunk;
  }
}

async function collect(ctx: Context, { tourId, source, originals }: ExportView): Promise<ArchivePlan> {
  const tour = await findTour(ctx, { id: tourId });
  const manifest = source === 'live' ? await liveManifest(ctx, tourId) : await draftManifest(ctx, tourId);
  const attached = source === 'live' ? [] : await findHotspotMedia(ctx, tourId);
  const shown = new Set(manifest.scenes.flatMap((scene) => scene.hotspots.map(({ id }) => id)));
  const hotspotMedia: ExchangeTour['hotspotMedia'] = {};
  for (const { hotspotId, mediaId, mediaType } of attached)
    if (shown.has(hotspotId)) (hotspotMedia[hotspotId] ??= []).push({ mediaId, role: mediaType as 'gallery' });
  const contents = manifest.scenes.flatMap((scene) => scene.hotspots.flatMap(({ content }) => mediaOf(content)));
  const found = await findArchivedFiles(ctx, {
    panoramaIds: manifest.scenes.map(({ panorama }) => panorama.id),
    mediaIds: [...new Set([...Object.keys(manifest.media), ...contents, ...attached.map(({ mediaId }) => mediaId)])],
  });
  return planArchive({
    manifest,
    files: new Map(found.files.map((file) => [file.id, file])),
    panoramaFiles: new Map(found.panoramas.flatMap(({ contentId, media }) => (contentId === null ? [] : [[contentId, media] as const]))),
    withOriginals: originals,
    startChosen: source === 'draft' && tour.startSceneId !== null,
    estimatedDuration: source === 'draft' ? tour.estimatedDuration : null,
    hotspotMedia,
  });
}

async function liveManifest(ctx: Context, tourId: string): Promise<TourManifest> {
  const document = (await findLiveDocument(ctx, tourId)) ?? fail(toursErrors.not_live);
  return tourManifestSchema.parse(JSON.parse(brotliDecompressSync(document.brotli, { maxOutputLength: document.size }).toString()));
}

async function draftManifest(ctx: Context, tourId: string): Promise<TourManifest> {
  const graph = await loadTourGraph(ctx, await findTour(ctx, { id: tourId }));
  const findings = lintTour(graph).filter(({ severity }) => severity === 'error');
  if (findings.length > 0) fail(toursErrors.not_publishable, { data: { findings } });
  return tourManifestSchema.parse(compileManifest(graph));
}

/** Archives whose week is over go, the file before its row. */
export const sweepExports = defineSchedule({
  name: 'tours.sweep-exports',
  describe: 'Deletes archives of tours whose time is over.',
  cron: '23 * * * *',
  async run({ services, eachTenant }) {
    await eachTenant(async (ctx) => {
      const ids = await expiredExports(ctx);
      for (const id of ids) await services.storage.delete(keyOf(ctx.tenantId, id));
      if (ids.length > 0) await deleteExports(ctx, ids);
    });
  },
});
