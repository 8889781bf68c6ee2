import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId, t, toAppError, toProblem } from '@belvedere/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { holdMedia } from './hold-media.ts';
import { importMediaFile } from './import-media-file.ts';
import { defineMediaUser } from './media-user.ts';
import { processMedia } from './process-media.ts';
import { removeMedia } from './remove-media.ts';
import { mediaRouter } from './router.ts';
import { pngPicture } from './testing/pictures.ts';
import { inPieces } from './testing/pieces.ts';
import { mediaWorld, viewOf, type MediaTenant, type MediaWorld } from './testing/media-world.ts';

let world: MediaWorld;
let tenant: MediaTenant;
const picture = pngPicture(64, 32);

beforeAll(async () => {
  world = await mediaWorld();
  tenant = await world.createTenant();
});
afterAll(() => world.close());

const call = ({ context }: MediaTenant) => t.createCallerFactory(t.router(mediaRouter))(context);
const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => toProblem(toAppError(error), { requestId: 'r' }),
  );

async function readyMedia(owner = tenant): Promise<string> {
  const mediaId = await world.upload(owner, picture);
  await processMedia(world.processCall(owner, mediaId));
  return mediaId;
}

/** A system that uses the files that it was told of. */
const used = new Map<string, string>();
defineMediaUser({
  name: 'test',
  tables: [],
  find: async (_, { mediaId }) =>
    used.has(mediaId) ? [{ type: 'shelf', id: used.get(mediaId) ?? '', role: 'cover', title: 'A shelf' }] : [],
});

describe('media', () => {
  test('0.24 0.25 a file that a system uses is neither removed nor purged, and the use is named', async () => {
    const mediaId = await readyMedia();
    used.set(mediaId, 's1');
    expect(await problemOf(call(tenant).remove({ id: mediaId }))).toMatchObject({
      code: 'media.in_use',
      status: 409,
      uses: [{ type: 'shelf', id: 's1', role: 'cover' }],
    });
    expect((await call(tenant).uses({ id: mediaId })).items).toEqual([{ type: 'shelf', id: 's1', role: 'cover', title: 'A shelf' }]);
    expect(await viewOf(tenant, mediaId)).toMatchObject({ status: 'ready', deletedAt: null });
    used.clear();
    await call(tenant).remove({ id: mediaId });
    used.set(mediaId, 's1');
    expect(await problemOf(call(tenant).purge({ id: mediaId }))).toMatchObject({ code: 'media.in_use' });
    used.clear();
  });

  test('0.24 of a removal and an attachment at the same time exactly one happens, in either order', async () => {
    for (let round = 0; round < 10; round += 1) {
      const mediaId = await readyMedia();
      const attach = () =>
        tenant.run(async (ctx) => {
          if (!(await holdMedia(ctx, mediaId))) return 'missing';
          used.set(mediaId, 's2');
          return 'attached';
        });
      const remove = () => problemOf(tenant.run((ctx) => removeMedia({ ctx, input: { id: mediaId } })));
      const [attached, refusal] =
        round % 2 ? await Promise.all([attach(), remove()]) : (await Promise.all([remove(), attach()])).toReversed();
      expect([attached, (refusal as { code?: string } | undefined)?.code]).toEqual(
        attached === 'attached' ? ['attached', 'media.in_use'] : ['missing', undefined],
      );
    }
  });

  test('I14 removed and restored a file is what it was; the quota follows', async () => {
    const other = await world.createTenant();
    const mediaId = await readyMedia(other);
    const before = await viewOf(other, mediaId);
    expect(await world.usedBytes(other)).toBe(picture.length);

    const removed = await call(other).remove({ id: mediaId });
    expect(removed).toMatchObject({ status: 'deleted', thumbnailUrl: null, compressedUrl: null });
    expect(await call(other).remove({ id: mediaId })).toEqual(removed);
    // Until it is purged its bytes lie in the storage.
    expect(await world.usedBytes(other)).toBe(picture.length);
    expect((await call(other).list({})).items).toEqual([]);
    expect((await call(other).list({ status: 'deleted' })).items).toHaveLength(1);
    expect(await problemOf(call(other).update({ id: mediaId, version: removed.version, originalName: 'x.png' }))).toMatchObject({
      code: 'media.not_found',
    });
    expect(await problemOf(call(other).download({ id: mediaId }))).toMatchObject({ code: 'media.not_found' });

    const { version: _, updatedAt: __, ...restored } = await call(other).restore({ id: mediaId });
    expect(before).toMatchObject(restored);
    expect(await world.usedBytes(other)).toBe(picture.length);
    expect(await world.factsAbout(mediaId)).toEqual(['media.uploaded', 'media.ready']);
    const trail = await world.rows<{ action: string }>('SELECT action FROM audit_logs WHERE resource_id = $1 ORDER BY sequence', [mediaId]);
    expect(trail.map(({ action }) => action)).toEqual(['media.file.removed', 'media.file.removed', 'media.file.restored']);
  });

  test('0.20 a name is changed by whoever saw the newest version', async () => {
    const mediaId = await readyMedia();
    const { version, fileName } = await viewOf(tenant, mediaId);
    const names = ['../a\u202E.png', 'b.png', 'c.png'];
    const results = await Promise.allSettled(names.map((originalName) => call(tenant).update({ id: mediaId, version, originalName })));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const after = await viewOf(tenant, mediaId);
    expect(['a.png', 'b.png', 'c.png']).toContain(after.originalName);
    expect(after.fileName).toBe(fileName);
    expect(await problemOf(call(tenant).update({ id: mediaId, version: after.version, originalName: '\u200B' }))).toMatchObject({
      code: 'common.invalid_input',
    });
  });

  test('0.20 2.19 lists are filtered, newest first, and stable while files are added', async () => {
    const other = await world.createTenant();
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) ids.unshift((await world.startUpload(other, { size: 1 })).mediaId);
    const first = await call(other).list({ limit: 2 });
    await world.startUpload(other, { size: 1 });
    const second = await call(other).list({ limit: 2, cursor: first.nextCursor ?? '' });
    const third = await call(other).list({ limit: 2, cursor: second.nextCursor ?? '' });
    expect([first, second, third].flatMap(({ items }) => items.map(({ id }) => id))).toEqual(ids);
    expect(third.nextCursor).toBeNull();
    expect((await call(other).list({ status: 'pending', mediaType: 'image' })).items).toHaveLength(6);
    expect((await call(other).list({ status: 'ready' })).items).toEqual([]);
    expect((await call(other).list({ mediaType: 'video' })).items).toEqual([]);
  });

  test('I1 another tenant’s file is answered as one that does not exist, by every procedure', async () => {
    const [mediaId, stranger] = [await readyMedia(), await world.createTenant()];
    const { version } = await viewOf(tenant, mediaId);
    for (const procedure of ['get', 'download', 'retry', 'remove', 'restore', 'purge', 'uses', 'origin'] as const) {
      const [foreign, missing] = [
        await problemOf(call(stranger)[procedure]({ id: mediaId })),
        await problemOf(call(stranger)[procedure]({ id: newId() })),
      ];
      expect(foreign).toMatchObject({ code: 'media.not_found', status: 404 });
      expect(foreign).toEqual(missing);
    }
    const rename = (id: string) => problemOf(call(stranger).update({ id, version, originalName: 'x.png' }));
    expect(await rename(mediaId)).toEqual(await rename(newId()));
    expect((await call(stranger).list({ cursor: mediaId })).items).toEqual([]);
    expect(await stranger.run((ctx) => holdMedia(ctx, mediaId))).toBeUndefined();
    expect(await viewOf(tenant, mediaId)).toMatchObject({ status: 'ready', version });
  });

  test('0.20 a file of this machine is imported by the same procedures, from a path or a stream', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'import-'));
    try {
      const other = await world.createTenant();
      const path = join(folder, 'Halle 1.png');
      await writeFile(path, picture);
      const fromPath = await importMediaFile({ context: other.context, source: { path } });
      const source = { stream: inPieces(picture, 1_000), size: picture.length };
      const fromStream = await importMediaFile({ context: other.context, source, fileName: 'rooms/Halle 2.png' });
      for (const [{ mediaId }, originalName] of [
        [fromPath, 'Halle 1.png'],
        [fromStream, 'Halle 2.png'],
      ] as const) {
        await processMedia(world.processCall(other, mediaId));
        expect(await viewOf(other, mediaId)).toMatchObject({ status: 'ready', originalName, uploadedById: other.userId });
      }
      const trail = await world.rows<{ action: string }>('SELECT action FROM audit_logs WHERE tenant_id = $1', [other.tenantId]);
      expect(trail.filter(({ action }) => action === 'media.file.upload_created')).toHaveLength(2);
      const lying = { stream: inPieces(randomBytes(10)), size: 11 };
      expect(await problemOf(importMediaFile({ context: other.context, source: lying, fileName: 'a.png' }))).toMatchObject({
        code: 'media.incomplete',
      });
      expect((await call(other).list({})).items).toHaveLength(2);
      expect(await world.usedBytes(other)).toBe(2 * picture.length);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
