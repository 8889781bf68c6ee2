import { randomBytes } from 'node:crypto';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY, newId } from '@belvedere/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchUpload } from './fetch-upload.ts';
import { mediaKeys } from './media-keys.ts';
import { SEGMENT_BYTES } from './read-segments.ts';
import { receiveChunk } from './receive-chunk.ts';
import { removeMedia } from './remove-media.ts';
import { cutAfter, inPieces } from './testing/pieces.ts';
import { mediaWorld, viewOf, type MediaTenant, type MediaWorld } from './testing/media-world.ts';
import { uploadStatus } from './upload-status.ts';

let world: MediaWorld;
let tenant: MediaTenant;

beforeAll(async () => {
  world = await mediaWorld();
  tenant = await world.createTenant();
});
afterAll(() => world.close());

describe('uploads', () => {
  test('0.20 a file arrives in chunks, is counted by the quota and told of once', async () => {
    const other = await world.createTenant();
    const bytes = randomBytes(300_000);
    const upload = await world.startUpload(other, { size: bytes.length });
    expect(await world.usedBytes(other)).toBe(300_000);
    expect(await viewOf(other, upload.mediaId)).toMatchObject({
      status: 'pending',
      uploadOffset: 0,
      fileSize: 300_000,
      thumbnailUrl: null,
    });

    expect(await world.send(upload, bytes.subarray(0, 100_000))).toEqual({ offset: 100_000, done: false });
    expect(await viewOf(other, upload.mediaId)).toMatchObject({ status: 'uploading', uploadOffset: 100_000 });
    expect(await uploadStatus({ services: world.services, ...upload })).toMatchObject({ offset: 100_000, size: 300_000, done: false });
    // As a request brings it.
    const body = new Blob([bytes.subarray(100_000)]).stream();
    expect(await world.send(upload, bytes.subarray(100_000), { offset: 100_000, body })).toEqual({ offset: 300_000, done: true });

    expect(await viewOf(other, upload.mediaId)).toMatchObject({ status: 'processing', uploadOffset: 300_000 });
    expect(await uploadStatus({ services: world.services, ...upload })).toMatchObject({ offset: 300_000, done: true });
    expect(await world.send(upload, Buffer.alloc(0), { offset: 300_000 })).toEqual({ offset: 300_000, done: true });
    expect(await world.factsAbout(upload.mediaId)).toEqual(['media.uploaded']);
    expect(await world.usedBytes(other)).toBe(300_000);
  });

  test('0.20 after a cut the upload goes on where the last whole byte is safe', async () => {
    const bytes = randomBytes(SEGMENT_BYTES + 50_000);
    const upload = await world.startUpload(tenant, { size: bytes.length });
    expect(await world.send(upload, bytes, { body: cutAfter(bytes, SEGMENT_BYTES + 7_000) })).toEqual({
      offset: SEGMENT_BYTES + 7_000,
      done: false,
    });
    const { offset } = await uploadStatus({ services: world.services, ...upload });
    expect(offset).toBe(SEGMENT_BYTES + 7_000);
    expect(await world.send(upload, bytes.subarray(offset), { offset })).toEqual({ offset: bytes.length, done: true });
  });

  test('0.20 a client that goes away ends the call, and keeps what it sent', async () => {
    const gone = new AbortController();
    const upload = await world.startUpload(tenant, { size: 5_000 });
    const body = (async function* () {
      yield Buffer.alloc(1_000);
      gone.abort();
      await new Promise(() => {});
    })();
    const { services } = world;
    const received = await receiveChunk({ services, ...upload, offset: 0, contentLength: 5_000, body, signal: gone.signal });
    expect(received).toEqual({ offset: 1_000, done: false });
    expect(await uploadStatus({ services, ...upload })).toMatchObject({ offset: received.offset });
  });

  test('0.20 a wrong offset is answered with the right one, and changes nothing', async () => {
    const upload = await world.startUpload(tenant, { size: 1_000 });
    await world.send(upload, Buffer.alloc(400));
    for (const offset of [0, 399, 401, 1_000]) {
      await expect(world.send(upload, Buffer.alloc(100), { offset })).rejects.toMatchObject({
        code: 'media.offset_mismatch',
        status: 409,
        data: { offset: 400 },
      });
    }
    for (const offset of [-1, 0.5, Number.NaN, 2 ** 60])
      await expect(world.send(upload, Buffer.alloc(1), { offset })).rejects.toMatchObject({ code: 'common.invalid_input' });
    expect((await viewOf(tenant, upload.mediaId)).uploadOffset).toBe(400);
  });

  test('0.20 of 12 writers at one offset exactly one wins, and the file is the winner’s', async () => {
    const upload = await world.startUpload(tenant, { size: 20_000 });
    const writers = Array.from({ length: 12 }, (_, index) => Buffer.alloc(10_000 + index, index));
    const results = await Promise.allSettled(writers.map((bytes) => world.send(upload, bytes)));
    const won = results.flatMap((result, index) => (result.status === 'fulfilled' ? [index] : []));
    expect(won).toHaveLength(1);
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'media.offset_mismatch' });
    expect((await viewOf(tenant, upload.mediaId)).uploadOffset).toBe(10_000 + won[0]!);
    const parts = await world.filesBelow(tenant, `uploads/${upload.mediaId}`);
    expect(parts).toHaveLength(1);
  });

  test('0.20 a client that comes back takes the upload over from its own stuck connection', async () => {
    const upload = await world.startUpload(tenant, { size: 2 * SEGMENT_BYTES });
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { promise: isStuck, resolve: stuck } = Promise.withResolvers<void>();
    const body = (async function* () {
      yield Buffer.alloc(SEGMENT_BYTES);
      stuck();
      await released;
      yield Buffer.alloc(SEGMENT_BYTES);
    })();
    const first = world.send(upload, Buffer.alloc(2 * SEGMENT_BYTES), { body }).catch((error: unknown) => error);
    await isStuck;
    await expect.poll(async () => (await uploadStatus({ services: world.services, ...upload })).offset).toBe(SEGMENT_BYTES);
    const rest = Buffer.alloc(SEGMENT_BYTES, 1);
    expect(await world.send(upload, rest, { offset: SEGMENT_BYTES })).toEqual({ offset: 2 * SEGMENT_BYTES, done: true });
    release();
    expect(await first).toMatchObject({ code: 'media.offset_mismatch' });
    expect(await world.factsAbout(upload.mediaId)).toEqual(['media.uploaded']);
  });

  test('0.20 bytes whose counting fails for an unknown reason stay, and are superseded', async () => {
    const upload = await world.startUpload(tenant, { size: 3 });
    const { services } = world;
    let calls = 0;
    const transaction: typeof services.database.transaction = (scope, work) => {
      calls += 1;
      return calls === 2 ? Promise.reject(new Error('The connection to the database broke.')) : services.database.transaction(scope, work);
    };
    const broken = { ...services, database: { ...services.database, transaction } };
    const sent = receiveChunk({ services: broken, ...upload, offset: 0, contentLength: 2, body: inPieces(Buffer.from('xx')) });
    await expect(sent).rejects.toThrow('The connection to the database broke.');
    await world.send(upload, Buffer.from('a'));
    await world.send(upload, Buffer.from('bc'), { offset: 1 });
    expect(await world.filesBelow(tenant, `uploads/${upload.mediaId}`)).toHaveLength(3);
    const keys = mediaKeys(tenant.tenantId, upload.mediaId);
    await using folder = await mkdtempDisposable(join(tmpdir(), 'upload-'));
    const signal = new AbortController().signal;
    const joined = await fetchUpload({ storage: services.storage, keys, size: 3, folder: folder.path, signal });
    expect(joined.head.toString()).toBe('abc');
  });

  test('0.20 more bytes than announced are refused, at the start and on the way', async () => {
    const upload = await world.startUpload(tenant, { size: 1_000 });
    await expect(world.send(upload, Buffer.alloc(1_001))).rejects.toMatchObject({
      code: 'media.too_large',
      status: 413,
      data: { maxBytes: 1_000 },
    });
    await expect(world.send(upload, Buffer.alloc(10), { body: inPieces(Buffer.alloc(11)) })).rejects.toMatchObject({
      code: 'media.too_large',
    });
    expect((await viewOf(tenant, upload.mediaId)).uploadOffset).toBe(0);
  });

  test('0.20 sizes and types that are not accepted are refused before anything is charged', async () => {
    const other = await world.createTenant();
    const MiB = 1024 * 1024;
    await expect(world.startUpload(other, { size: 64 * MiB + 1 })).rejects.toMatchObject({
      code: 'media.too_large',
      data: { maxBytes: 64 * MiB },
    });
    await expect(world.startUpload(other, { size: 512 * MiB + 1, purpose: 'panorama' })).rejects.toMatchObject({ code: 'media.too_large' });
    for (const fileName of ['a.svg', 'a.html', 'a.php', 'a.jpg.php', 'a', 'a.gif'])
      await expect(world.startUpload(other, { size: 1, fileName })).rejects.toMatchObject({ code: 'media.type_refused', status: 415 });
    expect(await world.usedBytes(other)).toBe(0);
  });

  test('I7 of 20 uploads at once, of which the quota holds five, five are let in', async () => {
    const other = await world.createTenant();
    await other.run((ctx) => ctx.tx.tenantQuota.update({ where: { tenantId: other.tenantId }, data: { maxMediaBytes: 5_000n } }));
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => world.startUpload(other, { size: 1_000 })));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'common.quota_exceeded' });
    expect(await world.usedBytes(other)).toBe(5_000);
  });

  test('I1 a token opens one upload of one tenant; every other answer is that there is no such file', async () => {
    const [mine, theirs] = [
      await world.startUpload(tenant, { size: 10 }),
      await world.startUpload(await world.createTenant(), { size: 10 }),
    ];
    const missing = { code: 'media.not_found', status: 404 };
    for (const token of ['', 'x', `${mine.token}x`, theirs.token, mine.token.slice(0, -2)])
      await expect(world.send({ mediaId: mine.mediaId, token }, Buffer.alloc(10))).rejects.toMatchObject(missing);
    for (const mediaId of [theirs.mediaId, newId(), '', '../..', `${mine.mediaId}/`]) {
      await expect(world.send({ mediaId, token: mine.token }, Buffer.alloc(10))).rejects.toMatchObject(missing);
      await expect(uploadStatus({ services: world.services, mediaId, token: mine.token })).rejects.toMatchObject(missing);
    }
    expect((await viewOf(tenant, mine.mediaId)).uploadOffset).toBe(0);
  });

  test('I1 an upload ends with the suspension of its tenant', async () => {
    const other = await world.createTenant();
    const upload = await world.startUpload(other, { size: 10 });
    await other.run((ctx) => ctx.tx.tenant.update({ where: { id: other.tenantId }, data: { status: 'suspended' } }));
    await expect(world.send(upload, Buffer.alloc(10))).rejects.toMatchObject({ code: 'media.not_found' });
  });

  test('0.20 an upload that nobody finished ends after a day; the next one gives back what it held', async () => {
    const other = await world.createTenant();
    const upload = await world.startUpload(other, { size: 1_000 });
    await world.send(upload, Buffer.alloc(500));
    const removed = await world.startUpload(other, { size: 1_000 });
    await world.send(removed, Buffer.alloc(500));
    await other.run((ctx) => removeMedia({ ctx, input: { id: removed.mediaId } }));
    const later = { ...world.services, clock: { now: () => new Date(world.clock.now().getTime() + DAY) } };
    await expect(uploadStatus({ services: later, ...upload })).rejects.toMatchObject({ code: 'media.upload_expired', status: 410 });

    world.clock.advance(DAY);
    try {
      await expect(world.send(upload, Buffer.alloc(500), { offset: 500 })).rejects.toMatchObject({ code: 'media.upload_expired' });
      await world.startUpload(other, { size: 10 });
    } finally {
      world.clock.advance(-DAY);
    }
    expect(await viewOf(other, upload.mediaId)).toMatchObject({
      status: 'failed',
      failure: 'The upload was not finished in time.',
      uploadOffset: 0,
    });
    expect(await world.usedBytes(other)).toBe(10);
    expect(await world.filesBelow(other, 'uploads')).toEqual([]);
  });
});
