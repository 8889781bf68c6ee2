import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { startWorker } from '@belvedere/kernel';
import { inspectImage } from '@belvedere/kernel/image';
import { parseStorageKey } from '@belvedere/kernel/storage';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mediaJobs } from './jobs.ts';
import { openMedia } from './open-media.ts';
import { processMedia } from './process-media.ts';
import { removeMedia } from './remove-media.ts';
import { restoreMedia } from './restore-media.ts';
import { retryMedia } from './retry-media.ts';
import { jpegWithPosition, pngPicture } from './testing/pictures.ts';
import { mediaWorld, viewOf, type MediaTenant, type MediaWorld } from './testing/media-world.ts';

let world: MediaWorld;
let tenant: MediaTenant;

beforeAll(async () => {
  world = await mediaWorld();
  tenant = await world.createTenant();
});
afterAll(() => world.close());

const stored = async (key: string) =>
  buffer((await world.services.storage.get(parseStorageKey(tenant.tenantId, `${tenant.tenantId}/${key}`))).body);

/** Services whose storage refuses to write originals. */
const brokenStorage = () => {
  const { services } = world;
  const put: typeof services.storage.put = (key, content, options) =>
    key.includes('/media/') ? Promise.reject(new Error('The bucket is on fire.')) : services.storage.put(key, content, options);
  return { services: { ...services, storage: { ...services.storage, put } } };
};

const STOPPED = new Error('Stopped.');

/** Services whose storage fails at its n-th use. */
function failingAt(n: number) {
  const { services } = world;
  let used = 0;
  const storage = new Proxy(services.storage, {
    get(target, name: keyof typeof services.storage) {
      return (...call: unknown[]) => {
        used += 1;
        if (used === n) throw STOPPED;
        return Reflect.apply(target[name], target, call);
      };
    },
  });
  return { services: { ...services, storage }, touches: () => used };
}

describe('processing', () => {
  test('0.21 an uploaded picture becomes ready with its forms, sizes, log and checksum', async () => {
    const bytes = pngPicture(3000, 1500);
    const mediaId = await world.upload(tenant, bytes);
    await processMedia(world.processCall(tenant, mediaId));
    const media = await viewOf(tenant, mediaId);
    expect(media).toMatchObject({
      status: 'ready',
      progress: 1,
      failure: null,
      width: 3000,
      height: 1500,
      mimeType: 'image/png',
      mediaType: 'image',
    });
    expect(media.checksum).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(media.processingLog.map(({ step }) => step)).toEqual(['join', 'inspect', 'encode', 'store']);
    expect(media.thumbnailUrl).toContain(`/media/${tenant.tenantId}/${mediaId}/thumbnail?exp=`);

    expect(await world.filesBelow(tenant, `media/${mediaId}`)).toEqual(
      ['compressed.webp', 'original.png', 'thumbnail.webp'].map((name) => `media/${mediaId}/${name}`),
    );
    expect(await world.filesBelow(tenant, `uploads/${mediaId}`)).toEqual([]);
    expect((await stored(`media/${mediaId}/original.png`)).equals(bytes)).toBe(true);
    expect(await inspectImage(await stored(`media/${mediaId}/compressed.webp`))).toMatchObject({
      format: 'webp',
      width: 2560,
      height: 1280,
    });
    expect(await inspectImage(await stored(`media/${mediaId}/thumbnail.webp`))).toMatchObject({ format: 'webp', width: 640, height: 320 });
    expect(await world.factsAbout(mediaId)).toEqual(['media.uploaded', 'media.ready']);
  });

  test('0.21 what is shown has neither position nor camera, nor anything that was appended', async () => {
    const bytes = Buffer.concat([await jpegWithPosition(800, 400), Buffer.from('<script>CANARY</script><?php CANARY ?>')]);
    expect(bytes.toString('latin1')).toContain('CANARY-camera');
    const mediaId = await world.upload(tenant, bytes, 'polyglot.jpg');
    await processMedia(world.processCall(tenant, mediaId));
    expect(await viewOf(tenant, mediaId)).toMatchObject({ status: 'ready', width: 800, height: 400 });
    for (const name of ['compressed', 'thumbnail']) {
      expect((await stored(`media/${mediaId}/${name}.webp`)).toString('latin1')).not.toMatch(/CANARY|Exif|script|php/);
    }
  });

  test('0.21 a picture under the name of another type is taken for what it is', async () => {
    const mediaId = await world.upload(tenant, await jpegWithPosition(64, 32), 'a.png');
    await processMedia(world.processCall(tenant, mediaId));
    expect(await viewOf(tenant, mediaId)).toMatchObject({ status: 'ready', mimeType: 'image/jpeg', fileName: `${mediaId}.jpg` });
    expect(await world.filesBelow(tenant, `media/${mediaId}`)).toContain(`media/${mediaId}/original.jpg`);
  });

  test.each<[string, string]>([
    ['PHP', '<?php system($_GET["c"]); ?>'],
    ['HTML', '<!DOCTYPE html><script>alert(1)</script>'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['SVG in XML', '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>'],
    ['GIF with PHP', 'GIF89a;<?php phpinfo(); ?>'],
    ['ZIP', 'PK\x03\x04\x14\0'],
    ['PDF', '%PDF-1.7\n%'],
    ['MP4', '\0\0\0\x18ftypmp42\0\0\0\0'],
    ['EXE', 'MZ\x90\0'],
    ['shell', '#!/bin/sh\nrm -rf /'],
    ['htaccess', 'AddType application/x-httpd-php .jpg'],
    ['ImageMagick script', 'push graphic-context\nviewbox 0 0 640 480\nfill \'url(https://127.0.0.1/x.jpg"|ls "-la)\''],
    ['one byte', 'x'],
  ])('E7 %s that calls itself a picture is quarantined: nothing of it is kept, charged or served', async (_, content) => {
    const other = await world.createTenant();
    const mediaId = await world.upload(other, Buffer.from(content, 'latin1'), 'a.jpg');
    await processMedia(world.processCall(other, mediaId));
    const media = await viewOf(other, mediaId);
    expect(media).toMatchObject({
      status: 'quarantined',
      failure: expect.stringContaining('The content is not what the name says'),
      thumbnailUrl: null,
      compressedUrl: null,
    });
    expect(await world.filesBelow(other)).toEqual([]);
    expect(await world.usedBytes(other)).toBe(0);
    expect(await world.factsAbout(mediaId)).toEqual(['media.uploaded']);
  });

  test.each<[string, () => Buffer]>([
    ['PHP after the mark of a JPEG', () => Buffer.from('\xff\xd8\xff\xe0<?php system("id"); ?>', 'latin1')],
    ['SVG after the mark of a PNG', () => Buffer.from('\x89PNG\r\n\x1a\n<svg onload="alert(1)"/>', 'latin1')],
    ['half a PNG', () => pngPicture(200, 100).subarray(0, 80)],
  ])('E7 %s fails for good, with words', async (_, make) => {
    const other = await world.createTenant();
    const mediaId = await world.upload(other, make(), 'a.jpg');
    await processMedia(world.processCall(other, mediaId));
    expect(await viewOf(other, mediaId)).toMatchObject({ status: 'failed', failure: expect.stringMatching(/picture/), uploadOffset: 0 });
    expect(await world.filesBelow(other)).toEqual([]);
    expect(await world.usedBytes(other)).toBe(0);
    await expect(other.run((ctx) => retryMedia({ ctx, input: { id: mediaId } }))).rejects.toMatchObject({ code: 'media.not_retryable' });
  });

  test('C10 processed twice, and five times at once, a file ends in the same state and is told of once', async () => {
    const mediaId = await world.upload(tenant, pngPicture(400, 200));
    const call = world.processCall(tenant, mediaId);
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => processMedia(call)));
    expect(results.some(({ status }) => status === 'fulfilled')).toBe(true);
    const first = await viewOf(tenant, mediaId);
    expect(first).toMatchObject({ status: 'ready', failure: null });
    await processMedia(call);
    await processMedia({ ...call, isLastAttempt: true });
    expect(await viewOf(tenant, mediaId)).toEqual(first);
    expect(first.processingLog.map(({ step }) => step).filter((step) => step === 'store')).toHaveLength(1);
    expect(await world.factsAbout(mediaId)).toEqual(['media.uploaded', 'media.ready']);
    expect(await world.filesBelow(tenant, `uploads/${mediaId}`)).toEqual([]);
  });

  test('C10 stopped at any touch of the storage, the next attempt ends in the same state', async () => {
    const bytes = pngPicture(100, 50);
    for (let touch = 1, isOver = false; !isOver; touch += 1) {
      const mediaId = await world.upload(tenant, bytes);
      const { services, touches } = failingAt(touch);
      await processMedia({ ...world.processCall(tenant, mediaId), services }).catch((error: unknown) => expect(error).toEqual(STOPPED));
      isOver = touches() < touch;
      // Its bytes may lie in their place already: that does not make it a file that is shown.
      const original = { services: world.services, tenantId: tenant.tenantId, mediaId, variant: 'original' } as const;
      if ((await viewOf(tenant, mediaId)).status !== 'ready')
        await expect(openMedia(original)).rejects.toMatchObject({ code: 'media.not_found' });
      await processMedia(world.processCall(tenant, mediaId));
      expect(await viewOf(tenant, mediaId)).toMatchObject({ status: 'ready', progress: 1, failure: null, width: 100 });
      expect(await world.filesBelow(tenant, `uploads/${mediaId}`)).toEqual([]);
      expect(await world.factsAbout(mediaId)).toEqual(['media.uploaded', 'media.ready']);
      if (isOver) expect(touch).toBeGreaterThan(6);
    }
  });

  test('0.21 a fault of ours is tried again, at last told in words, and the file can be retried', async () => {
    const other = await world.createTenant();
    const bytes = pngPicture(100, 50);
    const mediaId = await world.upload(other, bytes);
    const call = { ...world.processCall(other, mediaId), ...brokenStorage() };
    await expect(processMedia(call)).rejects.toThrow('The bucket is on fire.');
    expect(await viewOf(other, mediaId)).toMatchObject({ status: 'processing', failure: null });
    expect(await world.usedBytes(other)).toBe(bytes.length);
    await expect(processMedia({ ...call, attempt: 5, isLastAttempt: true })).rejects.toThrow('The bucket is on fire.');

    const failed = await viewOf(other, mediaId);
    expect(failed).toMatchObject({ status: 'failed', failure: expect.stringContaining('Try again'), thumbnailUrl: null });
    expect(JSON.stringify(failed)).not.toContain('bucket');
    expect(failed.processingLog.filter(({ step }) => step === 'attempt').map(({ message }) => message)).toEqual([
      'Attempt 1 did not succeed.',
      'Attempt 5 did not succeed.',
    ]);
    // Its bytes are still here, for the retry.
    expect(await world.usedBytes(other)).toBe(bytes.length);

    expect(await other.run((ctx) => retryMedia({ ctx, input: { id: mediaId } }))).toMatchObject({ status: 'pending', failure: null });
    expect(await world.usedBytes(other)).toBe(bytes.length);
    expect(await world.factsAbout(mediaId)).toEqual(['media.uploaded', 'media.uploaded']);
    await processMedia(world.processCall(other, mediaId));
    expect(await viewOf(other, mediaId)).toMatchObject({ status: 'ready', failure: null, width: 100 });
    await expect(other.run((ctx) => retryMedia({ ctx, input: { id: mediaId } }))).rejects.toMatchObject({ code: 'media.not_retryable' });
  });

  test('0.21 what was removed is left alone, and goes on after it was restored', async () => {
    const mediaId = await world.upload(tenant, pngPicture(100, 50));
    await tenant.run((ctx) => removeMedia({ ctx, input: { id: mediaId } }));
    await processMedia(world.processCall(tenant, mediaId));
    expect(await viewOf(tenant, mediaId)).toMatchObject({ status: 'deleted', width: null });
    expect(await tenant.run((ctx) => restoreMedia({ ctx, input: { id: mediaId } }))).toMatchObject({
      status: 'processing',
      deletedAt: null,
    });
    expect(await world.factsAbout(mediaId)).toEqual(['media.uploaded', 'media.uploaded']);
    await processMedia(world.processCall(tenant, mediaId));
    expect(await viewOf(tenant, mediaId)).toMatchObject({ status: 'ready' });
  });

  test('0.21 a worker that stops gives the file back as it is', async () => {
    const mediaId = await world.upload(tenant, pngPicture(100, 50));
    const stopped = AbortSignal.abort(new Error('The worker is stopping.'));
    await expect(processMedia(world.processCall(tenant, mediaId, { signal: stopped }))).rejects.toThrow('The worker is stopping.');
    expect(await viewOf(tenant, mediaId)).toMatchObject({ status: 'processing', failure: null });
    await processMedia(world.processCall(tenant, mediaId));
    expect(await viewOf(tenant, mediaId)).toMatchObject({ status: 'ready' });
  });

  test('0.21 the worker hears of an upload and processes it', async () => {
    const worker = await startWorker({ jobsUrl: world.jobsUrl, services: world.services, jobs: mediaJobs });
    try {
      const bytes = pngPicture(640, 320, randomBytes);
      const mediaId = await world.upload(tenant, bytes);
      await worker.drain();
      expect(await viewOf(tenant, mediaId)).toMatchObject({ status: 'ready', fileSize: bytes.length });
    } finally {
      await worker.stop();
    }
  });
});
