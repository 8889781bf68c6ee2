import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { DAY, HOUR, newId, runSchedule, t, toAppError, type JobCall } from '@belvedere/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deleteForms } from './delete-forms.ts';
import { defineMediaUser } from './media-user.ts';
import { openMedia } from './open-media.ts';
import { processMedia } from './process-media.ts';
import { mediaRouter } from './router.ts';
import { sweepMedia } from './sweep-media.ts';
import { pngPicture } from './testing/pictures.ts';
import { mediaWorld, viewOf, type MediaTenant, type MediaWorld } from './testing/media-world.ts';

let world: MediaWorld;
let tenant: MediaTenant;
beforeAll(async () => {
  world = await mediaWorld();
});
beforeEach(async () => {
  tenant = await world.createTenant();
  shown.clear();
});
afterAll(() => world.close());

/** Live tours, as far as this package knows of them: contents by their ids. */
const shown = new Set<string>();
defineMediaUser({
  name: 'test',
  tables: [],
  find: async (_, { contentIds }) =>
    contentIds.filter((id) => shown.has(id)).map((id) => ({ type: 'published_tour', id, role: 'shown', title: null })),
});

const first = pngPicture(64, 32);
const second = pngPicture(100, 50);
const call = ({ context }: MediaTenant = tenant) => t.createCallerFactory(t.router(mediaRouter))(context);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => toAppError(error).code,
  );
const tokenIn = (url: string) => new URLSearchParams(url.split('?')[1]).get('token') ?? '';

async function ready(bytes = first): Promise<string> {
  const mediaId = await world.upload(tenant, bytes);
  await processMedia(world.processCall(tenant, mediaId));
  return mediaId;
}

async function sendReplacement(mediaId: string, bytes = second, fileName = 'new.png'): Promise<string> {
  const { version } = await viewOf(tenant, mediaId);
  const { media, upload } = await call().replace({ id: mediaId, version, fileName, size: bytes.length });
  await world.send({ mediaId: media.id, token: tokenIn(upload.url) }, bytes);
  return media.id;
}

async function served(contentId: string, variant: 'original' | 'compressed' = 'original'): Promise<Buffer | undefined> {
  try {
    return await buffer((await openMedia({ services: world.services, tenantId: tenant.tenantId, mediaId: contentId, variant })).body!);
  } catch (error) {
    expect(toAppError(error).code).toBe('media.not_found');
    return undefined;
  }
}

const contentIn = (url: string | null) => url?.split('/')[3];

async function sweep(): Promise<void> {
  await runSchedule(sweepMedia, { services: world.services, tenants: async () => [tenant.tenantId] });
}

/** Does what the worker would do about purged files. */
async function deletePurged(): Promise<void> {
  const facts = await world.rows<{ payload: { mediaId: string; formsId: string } }>(
    `SELECT payload FROM outbox_facts WHERE tenant_id = $1 AND name = 'media.purged' ORDER BY id`,
    [tenant.tenantId],
  );
  for (const { payload } of facts) {
    const job = { ...world.processCall(tenant, payload.mediaId), input: payload } satisfies JobCall<typeof payload>;
    await deleteForms(job);
    await deleteForms(job);
  }
}

/** What the quota says, and what it has to be. */
async function settled(): Promise<[number, number]> {
  const [row] = await world.rows<{ bytes: string }>(
    `SELECT coalesce(sum(file_size) FILTER (WHERE status NOT IN ('failed', 'quarantined') OR upload_offset = file_size), 0) AS bytes
     FROM media_files WHERE tenant_id = $1`,
    [tenant.tenantId],
  );
  return [await world.usedBytes(tenant), Number(row?.bytes)];
}

describe('replacing', () => {
  test('0.20 a file gets a new content under its id; until then it is as it was, and live tours keep what they show', async () => {
    const mediaId = await ready();
    await call().update({ id: mediaId, version: (await viewOf(tenant, mediaId)).version, altText: 'The hall', credit: 'A. B.' });
    const before = await viewOf(tenant, mediaId);
    const incoming = await sendReplacement(mediaId);
    expect(await viewOf(tenant, mediaId)).toEqual(before);
    expect(await viewOf(tenant, incoming)).toMatchObject({ status: 'processing', replacesId: mediaId });
    expect((await call().list({})).items.map(({ id }) => id)).toEqual([mediaId]);
    expect(await served(incoming)).toBeUndefined();

    await processMedia(world.processCall(tenant, incoming));
    const after = await viewOf(tenant, mediaId);
    expect(after).toMatchObject({
      id: mediaId,
      status: 'ready',
      width: 100,
      originalName: 'new.png',
      altText: 'The hall',
      credit: 'A. B.',
    });
    expect(after.checksum).toBe(createHash('sha256').update(second).digest('hex'));
    // Its address is another, so that nothing that a cache keeps becomes wrong.
    expect(contentIn(before.compressedUrl)).toBe(mediaId);
    expect(contentIn(after.compressedUrl)).toBe(incoming);
    expect((await served(mediaId))?.equals(first)).toBe(true);
    expect((await served(incoming))?.equals(second)).toBe(true);
    // Who waits for the upload sees the file.
    expect(await viewOf(tenant, incoming)).toEqual(after);
    expect((await call().list({})).items.map(({ id }) => id)).toEqual([mediaId]);
    expect(await world.factsAbout(mediaId)).toContain('media.changed');
    expect(await settled()).toEqual([first.length + second.length, first.length + second.length]);
  });

  test('0.20 0.24 a former content goes when no live tour shows it any more, and its room is given back', async () => {
    const mediaId = await ready();
    const incoming = await sendReplacement(mediaId);
    await processMedia(world.processCall(tenant, incoming));
    shown.add(mediaId);
    await sweep();
    await deletePurged();
    expect((await served(mediaId))?.equals(first)).toBe(true);
    expect(await codeOf(call().remove({ id: mediaId }))).toBe('media.in_use');

    shown.clear();
    await sweep();
    await deletePurged();
    expect(await served(mediaId)).toBeUndefined();
    expect((await served(incoming))?.equals(second)).toBe(true);
    expect(await world.filesBelow(tenant)).toEqual(
      ['compressed.webp', 'original.png', 'thumbnail.webp'].map((name) => `media/${incoming}/${name}`),
    );
    expect(await settled()).toEqual([second.length, second.length]);
  });

  test('0.20 C10 replaced again and again, by jobs that come twice, a file has its newest content, each former one its own address', async () => {
    const mediaId = await ready();
    const third = pngPicture(30, 10);
    const one = await sendReplacement(mediaId, second);
    await Promise.allSettled([processMedia(world.processCall(tenant, one)), processMedia(world.processCall(tenant, one))]);
    const two = await sendReplacement(mediaId, third);
    await processMedia(world.processCall(tenant, two));
    await processMedia(world.processCall(tenant, one));
    await processMedia(world.processCall(tenant, two));
    for (const [content, bytes] of [
      [mediaId, first],
      [one, second],
      [two, third],
    ] as const)
      expect((await served(content))?.equals(bytes)).toBe(true);
    expect(contentIn((await viewOf(tenant, mediaId)).thumbnailUrl)).toBe(two);

    await call().remove({ id: mediaId });
    for (const content of [mediaId, one, two]) expect(await served(content)).toBeUndefined();
    await call().purge({ id: mediaId });
    await deletePurged();
    expect(await world.filesBelow(tenant)).toEqual([]);
    expect(await settled()).toEqual([0, 0]);
    expect(await world.rows('SELECT 1 FROM media_files WHERE tenant_id = $1', [tenant.tenantId])).toEqual([]);
  });

  test('0.20 what is of another kind, damaged, or comes too late replaces nothing', async () => {
    const mediaId = await ready();
    const { version } = await viewOf(tenant, mediaId);
    const claim = { id: mediaId, version, size: 10 };
    expect(await codeOf(call().replace({ ...claim, fileName: 'a.mp3' }))).toBe('media.wrong_kind');
    expect(await codeOf(call().replace({ ...claim, fileName: 'a.svg' }))).toBe('media.type_refused');
    expect(await codeOf(call().replace({ ...claim, version: version + 1, fileName: 'a.png' }))).toBe('common.conflict');
    expect(await codeOf(call().replace({ ...claim, id: newId(), fileName: 'a.png' }))).toBe('media.not_found');

    const damaged = await sendReplacement(mediaId, second.subarray(0, 60));
    await processMedia(world.processCall(tenant, damaged));
    expect(await viewOf(tenant, damaged)).toMatchObject({ status: 'failed', replacesId: mediaId });
    const late = await sendReplacement(mediaId);
    await call().remove({ id: mediaId });
    await processMedia(world.processCall(tenant, late));
    expect(await viewOf(tenant, late)).toMatchObject({ status: 'failed', failure: expect.stringContaining('is gone') });
    await call().restore({ id: mediaId });
    expect(await viewOf(tenant, mediaId)).toMatchObject({ status: 'ready', width: 64 });
    expect(await settled()).toEqual([first.length, first.length]);
  });
});

describe('purging', () => {
  test('0.24 a removed file is purged after 30 days, row, bytes and charge; not a day earlier, and not what is used', async () => {
    const [gone, kept, used] = [await ready(), await ready(), await ready()];
    for (const id of [gone, used]) await call().remove({ id });
    shown.add(used);
    world.clock.advance(29 * DAY);
    await sweep();
    expect(await viewOf(tenant, gone)).toMatchObject({ status: 'deleted' });
    world.clock.advance(2 * DAY);
    await sweep();
    await sweep();
    await deletePurged();
    expect(await codeOf(call().get({ id: gone }))).toBe('media.not_found');
    expect(await codeOf(call().restore({ id: gone }))).toBe('media.not_found');
    expect((await world.filesBelow(tenant)).filter((name) => name.includes(gone))).toEqual([]);
    expect(await viewOf(tenant, kept)).toMatchObject({ status: 'ready' });
    expect(await viewOf(tenant, used)).toMatchObject({ status: 'deleted' });
    expect(await settled()).toEqual([first.length * 2, first.length * 2]);
  });

  test('0.24 who needs the room purges a removed file at once; never one that was not removed', async () => {
    const mediaId = await ready();
    expect(await codeOf(call().purge({ id: mediaId }))).toBe('media.not_removed');
    await call().remove({ id: mediaId });
    const results = await Promise.allSettled([
      call().purge({ id: mediaId }),
      call().purge({ id: mediaId }),
      call().restore({ id: mediaId }),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    expect((await settled())[0]).toBe((await settled())[1]);
  });

  test('0.20 I7 uploads that nobody finished, and failures that nobody tried again, give their room back', async () => {
    await world.startUpload(tenant, { size: 1000 });
    const failed = await world.upload(tenant, first);
    const storage = { ...world.services.storage, put: () => Promise.reject(new Error('full')) };
    const broken = { ...world.processCall(tenant, failed), services: { ...world.services, storage }, isLastAttempt: true };
    await expect(processMedia(broken)).rejects.toThrow('full');
    expect(await settled()).toEqual([1000 + first.length, 1000 + first.length]);
    world.clock.advance(25 * HOUR);
    await sweep();
    expect(await settled()).toEqual([first.length, first.length]);
    world.clock.advance(31 * DAY);
    await sweep();
    expect(await settled()).toEqual([0, 0]);
    expect(await world.filesBelow(tenant)).toEqual([]);
    expect(await codeOf(call().retry({ id: failed }))).toBe('media.not_retryable');
  });

  test('0.20 I7 under races of uploads, removals, restores and purges the quota is the sum of what is there', async () => {
    const ids = await Promise.all(Array.from({ length: 4 }, () => ready()));
    const work = ids.flatMap((id) => [
      () => call().remove({ id }),
      () => call().restore({ id }),
      () => call().remove({ id }),
      () => call().purge({ id }),
      () => call().createUpload({ fileName: 'a.png', size: 100 }),
      () => sweep(),
    ]);
    await Promise.allSettled(work.map((one) => one()));
    const [used, sum] = await settled();
    expect(used).toBe(sum);
  });

  test('0.20 equal bytes are offered, not forced, and bytes that are not those announced are refused', async () => {
    const mediaId = await ready();
    const checksum = createHash('sha256').update(first).digest('hex');
    const { sameAs, media, upload } = await call().createUpload({ fileName: 'again.png', size: first.length, checksum });
    expect(sameAs).toEqual([mediaId]);
    expect((await call().list({ checksum, status: 'ready' })).items.map(({ id }) => id)).toEqual([mediaId]);
    await world.send({ mediaId: media.id, token: tokenIn(upload.url) }, first);
    await processMedia(world.processCall(tenant, media.id));
    expect(await viewOf(tenant, media.id)).toMatchObject({ status: 'ready', checksum });

    const other = await call().createUpload({ fileName: 'b.png', size: second.length, checksum });
    await world.send({ mediaId: other.media.id, token: tokenIn(other.upload.url) }, second);
    await processMedia(world.processCall(tenant, other.media.id));
    expect(await viewOf(tenant, other.media.id)).toMatchObject({ status: 'failed', failure: expect.stringContaining('another checksum') });
    const stranger = await world.createTenant();
    expect((await call(stranger).createUpload({ fileName: 'a.png', size: 10, checksum })).sameAs).toEqual([]);
  });
});
