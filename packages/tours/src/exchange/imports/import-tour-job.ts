import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError, defineJob, defineSchedule, newId, type JobCall, type RequestContext } from '@belvedere/kernel';
import { importUploaded } from '../../facts.ts';
import { openSource } from '../source/open-source.ts';
import type { TourSource } from '../source/is-of-use.ts';
import { importSource } from './import-source.ts';
import { archiveKeyOf } from './receive-import.ts';
import { expiredImports, findImport, keepMedia, lockImport, updateImport } from './table.ts';

/**
 * Makes a tour of an archive that has arrived, in the name of who sent it. Each step has an idempotency key of its own and each media
 * file is remembered, so that an attempt goes on where the one before was killed.
 */
async function importTour({
  services,
  tenantId,
  input,
  transaction,
  signal,
  isLastAttempt,
}: JobCall<{ importId: string; run: number }>): Promise<void> {
  const { importId, run } = input;
  const work = await transaction(async (ctx) => {
    const found = await lockImport(ctx, importId);
    if (found.run !== run || found.status === 'done') return undefined;
    await updateImport(ctx, importId, { status: 'running', failure: null });
    return found;
  });
  if (!work) return;

  const folder = await mkdtemp(join(tmpdir(), 'belvedere-archive-'));
  let source: TourSource | undefined;
  try {
    const path = join(folder, 'archive.zip');
    await pipeline((await services.storage.get(archiveKeyOf(tenantId, importId))).body, createWriteStream(path));
    source = await openSource(path);
    if (!source) throw new Error('An archive that was just written is gone.');
    const context: RequestContext = {
      services: { ...services, limits: { check: async () => ({ allowed: true, retryAfter: 0, headers: {} }) } },
      actor: { type: 'system', name: 'tours.import-tour', userId: work.requestedById },
      request: { id: newId(), ip: '', userAgent: null },
      wantedTenant: tenantId,
      idempotencyKey: undefined,
      signal,
      setHeader: () => {},
    };
    const report = await importSource({
      context,
      source,
      from: work.format,
      title: work.title ?? undefined,
      dryRun: work.dryRun,
      stepKey: `import:${importId}:${run}`,
      media: { known: work.media, keep: (name, mediaId) => transaction((ctx) => keepMedia(ctx, importId, { name, mediaId })) },
      onProgress: (done, total) =>
        void transaction((ctx) => updateImport(ctx, importId, { progress: done / total })).catch((error: unknown) =>
          services.log.warn({ err: error }, 'progress'),
        ),
      signal,
    });
    await transaction((ctx) => updateImport(ctx, importId, { status: 'done', progress: 1, report, tourId: report.tourId }));
    // A dry run keeps its archive until it is made or its time is over.
    if (!work.dryRun) await services.storage.delete(archiveKeyOf(tenantId, importId));
  } catch (error) {
    const refused = error instanceof AppError && error.status < 500 && !error.retryable;
    if (!refused && !isLastAttempt) throw error;
    const words =
      error instanceof AppError ? [error.message, error.help, ...Object.values(error.fields ?? {})].filter(Boolean).join(' ') : undefined;
    const failure = (words ?? 'The tour could not be imported because of a fault on our side. Try again.').slice(0, 1000);
    await transaction((ctx) => updateImport(ctx, importId, { status: 'failed', failure }));
    if (!refused) throw error;
  } finally {
    await source?.close();
    await rm(folder, { recursive: true, force: true });
  }
}

export const importTourJob = defineJob({
  name: 'tours.import-tour',
  describe: 'Makes a tour of an archive that was uploaded.',
  hears: importUploaded,
  attempts: 3,
  concurrency: 1,
  run: importTour,
});

/** Archives that nobody will import any more go; what was made and the report stay. */
export const sweepImports = defineSchedule({
  name: 'tours.sweep-imports',
  describe: 'Deletes uploaded archives of tours whose time is over.',
  cron: '29 * * * *',
  async run({ services, eachTenant }) {
    await eachTenant(async (ctx) => {
      for (const id of await expiredImports(ctx)) {
        await services.storage.delete(archiveKeyOf(ctx.tenantId, id));
        const { status } = await findImport(ctx, id);
        await updateImport(ctx, id, {
          isUploaded: false,
          ...(status === 'waiting' && { status: 'failed', failure: 'The archive was not imported in its time.' }),
        });
      }
    });
  },
});
