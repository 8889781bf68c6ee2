import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { newId, runInTransaction, runSchedule, type Job, type JobCall } from '@belvedere/kernel';
import { writeZip } from '@belvedere/kernel/archive';
import { diskStorage, storageKey } from '@belvedere/kernel/storage';
import { hotspotContentSchema, tilesOf, tilePath, type HotspotContent } from '@belvedere/manifest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { panoramaOf } from '../../publishing/testing/tour-graph-of.ts';
import { createToursWorld, refusalCode, type ToursTenant, type ToursWorld } from '../../testing/tours-world.ts';
import { exchangeTourSchema, type ExchangeTour } from '../archive/exchange-tour.ts';
import { exportTourJob, sweepExports } from '../exports/export-tour-job.ts';
import { openExport } from '../exports/open-export.ts';
import { openSource } from '../source/open-source.ts';
import { importTourJob } from './import-tour-job.ts';
import { receiveImport } from './receive-import.ts';

const SEED = Number(process.env['BELVEDERE_SEED'] ?? Date.now() % 2 ** 31);
let world: ToursWorld;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belvedere-round-trip-'));
  world = await createToursWorld({ storage: await diskStorage({ root: join(folder, 'files') }) });
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

const FILES = {
  'a.jpg': ['image', 'image/jpeg'],
  'b.png': ['image', 'image/png'],
  'v.mp4': ['video', 'video/mp4'],
  's.mp3': ['audio', 'audio/mpeg'],
  'd.pdf': ['document', 'application/pdf'],
  'c.vtt': ['document', 'text/vtt'],
} as const;
type FileName = keyof typeof FILES;

/** A media file that is ready, with bytes behind it. */
async function storedMedia(tenant: ToursTenant, name: string): Promise<string> {
  const id = newId();
  const extension = name.split('.').at(-1)!;
  const [mediaType, mimeType] = FILES[name as FileName] ?? (['image', 'image/jpeg'] as const);
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
      },
    }),
  );
  return id;
}

/** Finishes what the worker would: media are ready, panoramas have tiles. */
async function finish(tenant: ToursTenant): Promise<void> {
  const files = await tenant.inTenant(async (tx) => {
    for (const file of await tx.mediaFile.findMany({ where: { tenantId: tenant.id, status: { not: 'ready' } } })) {
      const key = storageKey(tenant.id, 'media', file.id, `original.${file.originalName.split('.').at(-1)}`);
      await world.services.storage.put(key, Buffer.from(`bytes of ${file.originalName}`), { mimeType: file.mimeType });
      await tx.mediaFile.update({ where: { tenantId_id: { tenantId: tenant.id, id: file.id } }, data: { status: 'ready', filePath: key } });
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
  const transaction: JobCall<unknown>['transaction'] = (work) => runInTransaction(origin, { tenantId: tenant.id, scopes: new Set() }, work);
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

const job = exportTourJob(async () => Buffer.from('// the viewer'));

async function archiveOf(
  tenant: ToursTenant,
  tourId: string,
  options: { source?: 'draft' | 'live'; originals?: boolean } = {},
): Promise<string> {
  const { id } = await tenant.call.tours.exports.create({ tourId, source: 'draft', ...options });
  await runJob(job, tenant, { exportId: id });
  expect(await tenant.call.tours.exports.get({ id })).toMatchObject({ status: 'done', failure: null });
  const path = join(folder, `${id}.zip`);
  await pipeline((await world.services.storage.get(storageKey(tenant.id, 'exports', `${id}.zip`))).body, createWriteStream(path));
  return path;
}

async function exchangeOf(path: string): Promise<ExchangeTour> {
  const source = (await openSource(path))!;
  try {
    return exchangeTourSchema.parse(JSON.parse((await source.text('belvedere/tour.json'))!));
  } finally {
    await source.close();
  }
}

/** Sends an archive as a client does and lets the job make the tour. */
async function imported(tenant: ToursTenant, path: string, options: { dryRun?: boolean } = {}) {
  const { size } = await stat(path);
  const { import: created, upload } = await tenant.call.tours.imports.create({ fileName: 'tour.zip', size, ...options });
  const token = new URLSearchParams(upload.url.split('?')[1]).get('token')!;
  await receiveImport({ services: world.services, importId: created.id, token, length: size, body: Readable.from([await readFile(path)]) });
  await runJob(importTourJob, tenant, { importId: created.id, run: 0 });
  return tenant.call.tours.imports.get({ id: created.id });
}

/** The document with names instead of ids, and without what belongs to a place and a time. */
function canonical({ manifest, media, panoramas, ...rest }: ExchangeTour): unknown {
  const names = new Map<string, string>(Object.entries(media).map(([id, { fileName }]) => [id, fileName]));
  for (const [index, scene] of manifest.scenes.entries()) {
    names.set(scene.id, `scene ${index}`);
    names.set(scene.panorama.id, panoramas[scene.panorama.id]!.fileName);
    scene.hotspots.forEach((hotspot, at) => names.set(hotspot.id, `hotspot ${index} ${at}`));
  }
  manifest.plans?.forEach((plan, index) => names.set(plan.id, `plan ${index}`));
  manifest.steps?.forEach((step, index) => names.set(step.id, `step ${index}`));
  const { id: _, tenant: __, slug: ___, publishedAt, updatedAt, roots, thumbnail, socialImage, ...told } = manifest;
  const text = JSON.stringify({ ...rest, manifest: told }, (_key, value: unknown) => {
    if (typeof value === 'number' && !Number.isInteger(value)) return Math.round(value * 1e5) / 1e5;
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .map(([key, each]) => [names.get(key) ?? key, each] as const)
            .toSorted(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value;
  });
  return JSON.parse([...names].reduce((all, [id, name]) => all.replaceAll(id, name), text));
}

const words = fc
  .string({ minLength: 1, maxLength: 12, unit: fc.constantFrom('a', 'B', 'ü', '漢', '<', '&', '"', '😀') })
  .filter((text) => text.trim() !== '');
const rich = fc.array(words, { minLength: 1, maxLength: 3 }).map((all) => ({
  blocks: all.map((text, index) =>
    index === 1
      ? { type: 'list', ordered: true, items: [{ content: [{ type: 'text', text }] }] }
      : {
          type: 'paragraph',
          content: [
            { type: 'text', text, marks: ['bold'] },
            { type: 'link', href: 'https://example.org/', text },
          ],
        },
  ),
}));
/** Every type there is, with files by their names. */
const contents: fc.Arbitrary<object> = fc.oneof(
  fc.record({
    type: fc.constant('navigation'),
    transition: fc.constantFrom('fade', 'walk', 'none'),
    view: fc.option(fc.record({ yaw: fc.integer({ min: -180, max: 179 }) }), { nil: undefined }),
  }),
  fc.record({ type: fc.constant('info'), body: rich }),
  fc.record({ type: fc.constant('image'), image: fc.record({ mediaId: fc.constant('a.jpg'), alt: words, caption: words }) }),
  fc.record({
    type: fc.constant('gallery'),
    images: fc.array(fc.record({ mediaId: fc.constantFrom('a.jpg', 'b.png'), alt: words }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ type: fc.constant('video'), mediaId: fc.constant('v.mp4'), captionsMediaId: fc.constant('c.vtt'), transcript: rich }),
  fc.record({ type: fc.constant('audio'), mediaId: fc.constant('s.mp3') }),
  fc.record({ type: fc.constant('document'), mediaId: fc.constant('d.pdf'), label: words }),
  fc.record({ type: fc.constant('link'), href: fc.constant('https://example.org/'), label: words, newTab: fc.boolean() }),
  fc.record({
    type: fc.constant('form'),
    submitLabel: words,
    fields: fc.constant([{ name: 'mail', label: 'Mail', kind: 'email', required: true }]),
  }),
  fc.record({ type: fc.constant('booking'), serviceSlug: fc.constant('visit'), label: words }),
  fc.record({ type: fc.constant('event'), eventSlug: fc.constant('night'), label: words }),
  fc.record({ type: fc.constant('chat'), greeting: words }),
  fc.record({
    type: fc.constant('quiz'),
    question: words,
    options: fc.array(fc.record({ text: words, correct: fc.boolean() }), { minLength: 2, maxLength: 4 }),
    explanation: rich,
  }),
  fc.record({
    type: fc.constant('product'),
    name: words,
    priceMinor: fc.nat(2_000_000_000),
    currency: fc.constant('CHF'),
    href: fc.constant('https://example.org/'),
  }),
  fc.record({
    type: fc.constant('custom'),
    element: fc.constant('my-element'),
    data: fc.dictionary(fc.constantFrom('x', 'y'), fc.oneof(words, fc.integer(), fc.boolean())),
  }),
);
const tours = fc.record({
  title: words,
  description: fc.option(words),
  tags: fc.uniqueArray(words, { maxLength: 3 }),
  metaTitle: fc.option(words),
  difficulty: fc.option(fc.constantFrom('easy' as const, 'expert' as const)),
  estimatedDuration: fc.option(fc.nat({ max: 1000 })),
  autoplayEnabled: fc.boolean(),
  start: fc.nat({ max: 1 }),
  guided: fc.boolean(),
  scenes: fc.array(
    fc.record({
      title: words,
      yaw: fc.integer({ min: -180, max: 180 }),
      map: fc.option(fc.constant(0.25)),
      hotspots: fc.array(
        fc.record({
          title: words,
          description: fc.option(words),
          yaw: fc.integer({ min: -179, max: 179 }),
          pitch: fc.integer({ min: -89, max: 89 }),
          content: contents,
          said: fc.option(words),
          size: fc.constantFrom(1, 2.5),
        }),
        { maxLength: 4 },
      ),
    }),
    { minLength: 2, maxLength: 2 },
  ),
  language: fc.constantFrom('fr', 'zh-Hant'),
});

async function makeTour(tenant: ToursTenant, spec: typeof tours extends fc.Arbitrary<infer T> ? T : never): Promise<string> {
  const { call } = tenant;
  const media = Object.fromEntries(
    await Promise.all(Object.keys(FILES).map(async (name) => [name, await storedMedia(tenant, name)] as const)),
  );
  const { scenes, start, language, guided: _, ...fields } = spec;
  const tour = await call.tours.create({ ...fields, autoplaySpeed: 5 });
  const ids: string[] = [];
  for (const [index, scene] of scenes.entries()) {
    const panoramaMediaId = await storedMedia(tenant, `pano-${index}.jpg`);
    const view = {
      initialViewAngle: scene.yaw,
      horizonPitch: 2,
      northOffset: -40,
      initialZoom: 1.5,
      maxZoom: 3,
      mapPositionX: scene.map,
      mapPositionY: scene.map,
    };
    const { id } = await call.tours.scenes.create({ tourId: tour.id, title: scene.title, panoramaMediaId, ...view });
    ids.push(id);
    await call.tours.scenes.media.attach({ sceneId: id, mediaId: media['s.mp3']!, role: 'narration' });
    await call.tours.translations.setScene({ sceneId: id, language, title: `${scene.title} ${language}` });
  }
  for (const [index, scene] of scenes.entries())
    for (const hotspot of scene.hotspots) {
      const named = JSON.parse(JSON.stringify(hotspot.content), (key: string, value: unknown) =>
        key.toLowerCase().endsWith('mediaid') ? media[String(value)] : value,
      ) as unknown;
      const content: HotspotContent = hotspotContentSchema.parse(named);
      const { id } = await call.tours.hotspots.create({
        sceneId: ids[index]!,
        title: hotspot.title,
        description: hotspot.description,
        position: { yaw: hotspot.yaw, pitch: hotspot.pitch },
        content,
        iconSize: hotspot.size,
        animationType: 'pulse',
        targetSceneId: content.type === 'navigation' ? ids[1 - index]! : null,
      });
      await call.tours.hotspots.media.attach({ hotspotId: id, mediaId: media['d.pdf']!, role: 'document' });
      if (hotspot.said !== null) await call.tours.translations.setHotspot({ hotspotId: id, language, title: hotspot.said, content });
    }
  await call.tours.translations.setTour({ tourId: tour.id, language, title: 'Autre', metaDescription: 'Mots' });
  if (spec.guided) {
    const plan = await call.tours.plans.create({ tourId: tour.id, name: 'Ground floor', level: 1, mediaId: media['b.png']! });
    await call.tours.plans.pins.set({ planId: plan.id, sceneId: ids[0]!, x: 0.5, y: 0.25, rotation: 30 });
    await call.tours.plans.setName({ planId: plan.id, language, name: 'Rez' });
    const step = await call.tours.steps.create({ sceneId: ids[1]!, yaw: 12, text: 'Look here', narrationMediaId: media['s.mp3']! });
    await call.tours.steps.setText({ stepId: step.id, language, text: 'Ici' });
  }
  if (start === 1) await call.tours.update({ id: tour.id, version: tour.version, startSceneId: ids[1]! });
  await finish(tenant);
  return tour.id;
}

test('I16 import(export(x)) = x: tours of every hotspot type, with translations and media, into another tenant', async () => {
  const [from, to] = [await world.tenant(), await world.tenant()];
  await fc.assert(
    fc.asyncProperty(tours, async (spec) => {
      const tourId = await makeTour(from, spec);
      const path = await archiveOf(from, tourId);
      const before = await exchangeOf(path);
      const made = await imported(to, path);
      expect(made).toMatchObject({ status: 'done', failure: null, report: { format: 'belvedere', remarks: [] } });
      expect(made.report!.largestDeviation).toBeLessThan(1e-5);
      await finish(to);
      const after = await exchangeOf(await archiveOf(to, made.tourId!));
      expect(canonical(after)).toEqual(canonical(before));
      expect(after.manifest.id).not.toBe(before.manifest.id);
    }),
    { numRuns: process.env['BELVEDERE_LONG'] ? 20 : 3, seed: SEED, endOnFailure: true },
  );
}, 300_000);

test('0.9 an archive of what is not live, or of somebody else, is refused', async () => {
  const tenant = await world.tenant();
  const { id: tourId } = await tenant.tour('Live', 2);
  await finish(tenant);
  const { exports } = tenant.call.tours;
  expect(await refusalCode(exports.create({ tourId, source: 'live' }))).toBe('tours.not_live');
  const stranger = await world.tenant();
  expect(await refusalCode(stranger.call.tours.exports.create({ tourId }))).toBe('tours.not_found');
  expect(await refusalCode(tenant.as({ type: 'anonymous' }).tours.exports.create({ tourId }))).toBe('common.unauthenticated');
});

test('0.9 an archive is loaded by its signed address while it is kept, and never once its tour is gone', async () => {
  const tenant = await world.tenant();
  const spec = {
    title: 'Kept',
    description: null,
    tags: [],
    metaTitle: null,
    difficulty: null,
    estimatedDuration: null,
    autoplayEnabled: false,
    start: 0,
    guided: false,
    language: 'fr' as const,
    scenes: [0, 1].map((n) => ({ title: `S${n}`, yaw: 0, map: null, hotspots: [] })),
  };
  const tourId = await makeTour(tenant, spec);
  await archiveOf(tenant, tourId);
  const { exports } = tenant.call.tours;
  const [listed] = (await exports.list({ tourId })).items;
  const id = listed!.id;
  expect((await exports.download({ id })).url).toMatch(new RegExp(`^/archives/${tenant.id}/${id}.zip\\?exp=`));
  const open = (range?: string) => openExport(world.services, { tenantId: tenant.id, exportId: id, range, withoutBody: true });
  expect(await open()).toMatchObject({
    status: 200,
    headers: { 'content-type': 'application/zip', 'content-length': String(listed!.fileSize) },
  });
  expect(await open('bytes=0-9')).toMatchObject({ status: 206, headers: { 'content-range': `bytes 0-9/${listed!.fileSize}` } });
  const stranger = await world.tenant();
  expect(await refusalCode(stranger.call.tours.exports.get({ id }))).toBe('tours.export_not_found');
  await expect(
    openExport(world.services, { tenantId: stranger.id, exportId: id, range: undefined, withoutBody: true }),
  ).rejects.toMatchObject({ code: 'common.not_found' });
  await tenant.call.tours.remove({ id: tourId });
  expect(await refusalCode(exports.get({ id }))).toBe('tours.export_not_found');
  await expect(open()).rejects.toMatchObject({ code: 'common.not_found' });
  await tenant.call.tours.restore({ id: tourId });
  world.clock.advance(8 * 24 * 3_600_000);
  await runSchedule(sweepExports, { services: world.services, tenants: async () => [tenant.id] });
  expect(await world.services.storage.head(storageKey(tenant.id, 'exports', `${id}.zip`))).toBeUndefined();
  expect((await exports.list({ tourId })).items).toEqual([]);
});

test('0.15 0.18 a ZIP of Pannellum is told in a dry run, then made; run twice or sent twice it is made once', async () => {
  const tenant = await world.tenant();
  const config = {
    default: { firstScene: 'b' },
    scenes: {
      a: {
        title: 'A',
        panorama: 'a.jpg',
        hotSpots: [{ yaw: 12.345678, pitch: -3.25, type: 'scene', sceneId: 'b', text: 'on', targetYaw: 5 }],
      },
      b: { title: 'B', panorama: 'gone.jpg', minPitch: -10 },
    },
  };
  const path = join(folder, 'pannellum.zip');
  await pipeline(writeZip([{ name: 'x/tour.json', content: Readable.from([JSON.stringify(config)]) }]), createWriteStream(path));
  const told = await imported(tenant, path, { dryRun: true });
  expect(told).toMatchObject({
    status: 'done',
    dryRun: true,
    tourId: null,
    report: { format: 'pannellum', totalHotspots: 1, scenes: [{ key: 'a' }, { key: 'b' }] },
  });
  expect(told.report!.remarks.map(({ what }) => what).join(' ')).toMatch(/gone\.jpg[\s\S]*|minPitch/);
  expect((await tenant.call.tours.list({})).items).toEqual([]);
  const { imports } = tenant.call.tours;
  await imports.run({ id: told.id });
  await Promise.all([1, 2].map(() => runJob(importTourJob, tenant, { importId: told.id, run: 1 }).catch(() => undefined)));
  await runJob(importTourJob, tenant, { importId: told.id, run: 1 });
  const made = await imports.get({ id: told.id });
  expect(made).toMatchObject({ status: 'done', report: { tourId: made.tourId } });
  expect(made.report!.largestDeviation).toBeLessThan(1e-9);
  const { items } = await tenant.call.tours.list({});
  expect(items).toMatchObject([{ totalScenes: 2, totalHotspots: 1, startSceneId: made.report!.scenes[1]!.sceneId }]);
  const [hotspot] = (await tenant.call.tours.hotspots.list({ sceneId: made.report!.scenes[0]!.sceneId! })).items;
  expect(hotspot!.yaw).toBeCloseTo(12.345678, 9);
  expect(hotspot).toMatchObject({ content: { type: 'navigation', view: { yaw: 5 } }, targetSceneId: made.report!.scenes[1]!.sceneId });
  expect(await refusalCode(imports.run({ id: told.id }))).toBe('tours.import_not_runnable');
});

test('E9 I1 an archive that is none, or not what was announced, or sent by somebody else makes nothing', async () => {
  const tenant = await world.tenant();
  const bad = join(folder, 'bad.zip');
  await pipeline(Readable.from([Buffer.from('this is no zip file at all, is it')]), createWriteStream(bad));
  expect(await imported(tenant, bad)).toMatchObject({ status: 'failed', tourId: null, failure: expect.stringContaining('ZIP') as string });
  const { import: created, upload } = await tenant.call.tours.imports.create({ fileName: 'x.zip', size: 100 });
  const token = new URLSearchParams(upload.url.split('?')[1]).get('token')!;
  const send = (over: { token?: string; length?: number; bytes?: number; importId?: string }) =>
    refusalCode(
      receiveImport({
        services: world.services,
        importId: over.importId ?? created.id,
        token: over.token ?? token,
        length: over.length ?? 100,
        body: Readable.from([Buffer.alloc(over.bytes ?? 100)]),
      }),
    );
  expect(await send({ token: 'x' })).toBe('tours.import_not_found');
  expect(await send({ importId: newId() })).toBe('tours.import_not_found');
  expect(await send({ length: 99 })).toBe('common.invalid_input');
  expect(await send({ bytes: 99 })).toBe('common.invalid_input');
  expect(await send({ bytes: 101 })).toBe('common.payload_too_large');
  expect(await tenant.call.tours.imports.get({ id: created.id })).toMatchObject({ isUploaded: false, status: 'waiting' });
  const stranger = await world.tenant();
  expect(await refusalCode(stranger.call.tours.imports.get({ id: created.id }))).toBe('tours.import_not_found');
  expect(await refusalCode(stranger.call.tours.imports.run({ id: created.id }))).toBe('tours.import_not_found');
  expect((await stranger.call.tours.imports.list({})).items).toEqual([]);
});
