import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId, runInTransaction, type Job, type JobCall } from '@belvedere/kernel';
import { diskStorage, storageKey } from '@belvedere/kernel/storage';
import { tilePath, tilesOf } from '@belvedere/manifest';
import { expect } from 'vitest';
import type { z } from 'zod';
import { panoramaOf } from '../../publishing/testing/tour-graph-of.ts';
import { createToursWorld, type ToursTenant, type ToursWorld } from '../../testing/tours-world.ts';
import { exportTourJob } from '../exports/export-tour-job.ts';
import { importTourJob } from '../imports/import-tour-job.ts';
import { receiveImport } from '../imports/receive-import.ts';

/** Files of each kind that there is. */
export const FILES = {
  'a.jpg': ['image', 'image/jpeg'],
  'b.png': ['image', 'image/png'],
  'v.mp4': ['video', 'video/mp4'],
  's.mp3': ['audio', 'audio/mpeg'],
  'd.pdf': ['document', 'application/pdf'],
  'c.vtt': ['document', 'text/vtt'],
} as const;
/** What is known of `sphere-….mp4` once it is processed; eyes and projection have to come with it. */
const SIZE = { width: 2000, height: 2000 };
const SPHERE = { ...SIZE, projection: 'equirectangular', stereo: 'top-bottom' };
type FileName = keyof typeof FILES;

type Imported = Awaited<ReturnType<ToursTenant['call']['tours']['imports']['get']>>;

export interface ExchangeWorld extends ToursWorld {
  /** Where archives are put, until the world is closed. */
  folder: string;
  /** A media file that is ready, with bytes behind it. @returns its id. */
  storedMedia(tenant: ToursTenant, name: string): Promise<string>;
  /** Finishes what the worker would: media are ready, panoramas have tiles. */
  finish(tenant: ToursTenant): Promise<void>;
  runJob<Input extends z.ZodType>(job: Job<Input>, tenant: ToursTenant, input: z.output<Input>): Promise<void>;
  /** @returns the path of an archive of the tour. */
  archiveOf(tenant: ToursTenant, tourId: string): Promise<string>;
  /** Sends an archive as a client does and lets the job make the tour. */
  imported(tenant: ToursTenant, path: string, options?: { dryRun?: boolean }): Promise<Imported>;
}

const job = exportTourJob(async () => Buffer.from('// the viewer'));

/** The world of tours, with archives that go out and come in. */
export async function createExchangeWorld(): Promise<ExchangeWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'belvedere-exchange-'));
  const world = await createToursWorld({ storage: await diskStorage({ root: join(folder, 'files') }) });

  async function storedMedia(tenant: ToursTenant, name: string): Promise<string> {
    const id = newId();
    const extension = name.split('.').at(-1)!;
    const isSphere = name.startsWith('sphere-');
    const [mediaType, mimeType] = FILES[name as FileName] ?? (isSphere ? FILES['v.mp4'] : (['image', 'image/jpeg'] as const));
    const key = storageKey(tenant.id, 'media', id, `original.${extension}`);
    await world.services.storage.put(key, Buffer.from(`bytes of ${name}`), { mimeType });
    await tenant.inTenant((tx) =>
      tx.mediaFile.create({
        data: {
          tenantId: tenant.id,
          id,
          originalName: name,
          fileName: `${id}.${extension}`,
          filePath: key,
          fileSize: 20,
          mimeType,
          mediaType,
          status: 'ready',
          storageProvider: 'local',
          uploadedById: tenant.userId,
          ...(isSphere && SPHERE),
        },
      }),
    );
    return id;
  }

  async function finish(tenant: ToursTenant): Promise<void> {
    const files = await tenant.inTenant(async (tx) => {
      for (const file of await tx.mediaFile.findMany({ where: { tenantId: tenant.id, status: { not: 'ready' } } })) {
        const key = storageKey(tenant.id, 'media', file.id, `original.${file.originalName.split('.').at(-1)}`);
        await world.services.storage.put(key, Buffer.from(`bytes of ${file.originalName}`), { mimeType: file.mimeType });
        await tx.mediaFile.update({
          where: { tenantId_id: { tenantId: tenant.id, id: file.id } },
          data: { status: 'ready', filePath: key, ...(file.originalName.startsWith('sphere-') && SIZE) },
        });
      }
      return tx.panorama.findMany({ where: { tenantId: tenant.id, contentId: null } });
    });
    for (const { mediaId } of files) {
      const document = panoramaOf(mediaId);
      for (const path of [...tilesOf(document)].map((tile) => tilePath(document.id, tile, 'webp')))
        await world.services.storage.put(storageKey(tenant.id, 'tiles', ...path.split('/')), Buffer.from(`tile ${path.slice(33)}`), {
          mimeType: 'image/webp',
        });
      await world.services.storage.put(storageKey(tenant.id, 'tiles', document.id, 'thumbnail.jpg'), Buffer.from('small'), {
        mimeType: 'image/jpeg',
      });
      await tenant.inTenant((tx) =>
        tx.panorama.update({
          where: { tenantId_mediaId: { tenantId: tenant.id, mediaId } },
          data: { status: 'ready', progress: 1, contentId: document.id, document },
        }),
      );
    }
  }

  function runJob<Input extends z.ZodType>(job: Job<Input>, tenant: ToursTenant, input: z.output<Input>): Promise<void> {
    const { services } = world;
    const origin = {
      services,
      actor: { type: 'system', name: 'test', userId: tenant.userId } as const,
      request: { id: newId(), ip: '', userAgent: null },
      setHeader: () => {},
    };
    const transaction: JobCall<unknown>['transaction'] = (work) =>
      runInTransaction(origin, { tenantId: tenant.id, scopes: new Set() }, work);
    return job.run({
      services,
      tenantId: tenant.id,
      input,
      attempt: 1,
      isLastAttempt: true,
      signal: new AbortController().signal,
      transaction,
    });
  }

  async function archiveOf(tenant: ToursTenant, tourId: string): Promise<string> {
    const { id } = await tenant.call.tours.exports.create({ tourId, source: 'draft' });
    await runJob(job, tenant, { exportId: id });
    expect(await tenant.call.tours.exports.get({ id })).toMatchObject({ status: 'done', failure: null });
    const path = join(folder, `${id}.zip`);
    await pipeline((await world.services.storage.get(storageKey(tenant.id, 'exports', `${id}.zip`))).body, createWriteStream(path));
    return path;
  }

  async function imported(tenant: ToursTenant, path: string, options: { dryRun?: boolean } = {}): Promise<Imported> {
    const { size } = await stat(path);
    const { import: created, upload } = await tenant.call.tours.imports.create({ fileName: 'tour.zip', size, ...options });
    const token = new URLSearchParams(upload.url.split('?')[1]).get('token') ?? '';
    await receiveImport({
      services: world.services,
      importId: created.id,
      token,
      length: size,
      body: Readable.from([await readFile(path)]),
    });
    await runJob(importTourJob, tenant, { importId: created.id, run: 0 });
    return tenant.call.tours.imports.get({ id: created.id });
  }

  return {
    ...world,
    folder,
    storedMedia,
    finish,
    runJob,
    archiveOf,
    imported,
    async close() {
      await world.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
