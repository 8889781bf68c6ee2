import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { downloadMedia } from './download-media.ts';
import { openMedia, type OpenedMedia } from './open-media.ts';
import { processMedia } from './process-media.ts';
import { removeMedia } from './remove-media.ts';
import { restoreMedia } from './restore-media.ts';
import { pngPicture } from './testing/pictures.ts';
import { mediaWorld, viewOf, type MediaTenant, type MediaWorld } from './testing/media-world.ts';
import { updateMedia } from './update-media.ts';

let world: MediaWorld;
let tenant: MediaTenant;
let mediaId: string;
const picture = pngPicture(800, 400);
const missing = { code: 'media.not_found', status: 404 };

beforeAll(async () => {
  world = await mediaWorld();
  tenant = await world.createTenant();
  mediaId = await world.upload(tenant, picture);
  await processMedia(world.processCall(tenant, mediaId));
});
afterAll(() => world.close());

const original = (headers: { range?: string; ifRange?: string; ifNoneMatch?: string } = {}) =>
  openMedia({ services: world.services, tenantId: tenant.tenantId, mediaId, variant: 'original', ...headers });
const bytesOf = async ({ body }: OpenedMedia) => (body ? buffer(body) : undefined);

describe('serving', () => {
  test('E7 0.22 each form goes out as what it is, sandboxed, and may be kept for good', async () => {
    for (const [variant, type, disposition] of [
      ['original', 'image/png', `attachment; filename*=UTF-8''picture.png`],
      ['compressed', 'image/webp', 'inline'],
      ['thumbnail', 'image/webp', 'inline'],
    ] as const) {
      const opened = await openMedia({ services: world.services, tenantId: tenant.tenantId, mediaId, variant });
      const bytes = await bytesOf(opened);
      expect(opened).toMatchObject({
        status: 200,
        headers: {
          'Content-Type': type,
          'Content-Disposition': disposition,
          'Content-Length': String(bytes?.length),
          'X-Content-Type-Options': 'nosniff',
          'Content-Security-Policy': "sandbox; default-src 'none'",
          'Cache-Control': 'private, max-age=31536000, immutable',
          'Accept-Ranges': 'bytes',
        },
      });
      if (variant === 'original') expect(bytes?.equals(picture)).toBe(true);
    }
    const head = await openMedia({ services: world.services, tenantId: tenant.tenantId, mediaId, variant: 'original', withoutBody: true });
    expect(head).toMatchObject({ status: 200, headers: { 'Content-Length': String(picture.length) }, body: null });
    const shown = await openMedia({
      services: world.services,
      tenantId: tenant.tenantId,
      mediaId,
      variant: 'thumbnail',
      visibility: 'public',
    });
    expect(shown.headers['Cache-Control']).toBe('public, max-age=31536000, immutable');
    shown.body?.destroy();
  });

  test('E7 no name that a person chose can end a header', async () => {
    const { version, originalName } = await viewOf(tenant, mediaId);
    const hostile = `a"; filename=x.html\r\nX: y '(*)ü.png`;
    const renamed = await tenant.run((ctx) => updateMedia({ ctx, input: { id: mediaId, version, originalName: hostile } }));
    const opened = await original();
    opened.body?.destroy();
    expect(opened.headers['Content-Disposition']).toMatch(/^attachment; filename\*=UTF-8''[A-Za-z0-9%._~!-]+$/);
    await tenant.run((ctx) => updateMedia({ ctx, input: { id: mediaId, version: renamed.version, originalName } }));
  });

  test.each<[string, number, [number, number]?]>([
    ['bytes=0-0', 206, [0, 0]],
    ['bytes=10-19', 206, [10, 19]],
    ['bytes=-5', 206, [picture.length - 5, picture.length - 1]],
    [`bytes=5-${2 ** 63}`, 206, [5, picture.length - 1]],
    ['bytes=5-', 206, [5, picture.length - 1]],
    [`bytes=${picture.length}-`, 416],
    ['bytes=-0', 416],
    ['bytes=9-5', 200],
    ['bytes=0-1,5-6', 200],
    [`bytes=${'0-0,'.repeat(10_000)}`, 200],
    ['lines=1-2', 200],
    ['', 200],
  ])('E12 the range %.30s answers %i', async (range, status, [start, end] = [0, 0]) => {
    const opened = await original({ range });
    expect(opened.status).toBe(status);
    const bytes = await bytesOf(opened);
    if (status === 200) expect(bytes?.length).toBe(picture.length);
    if (status === 416) expect([bytes, opened.headers['Content-Range']]).toEqual([undefined, `bytes */${picture.length}`]);
    if (status !== 206) return;
    expect(bytes?.equals(picture.subarray(start, end + 1))).toBe(true);
    expect(opened.headers).toMatchObject({
      'Content-Range': `bytes ${start}-${end}/${picture.length}`,
      'Content-Length': String(end - start + 1),
    });
  });

  test('E12 a range of another version is answered with the whole, and what the client has is not sent again', async () => {
    const whole = await original();
    whole.body?.destroy();
    const { ETag: etag = '' } = whole.headers;
    const old = await original({ range: 'bytes=0-1', ifRange: '"old"' });
    expect([old.status, (await bytesOf(old))?.length]).toEqual([200, picture.length]);
    const same = await original({ range: 'bytes=0-1', ifRange: etag });
    expect([same.status, (await bytesOf(same))?.length]).toEqual([206, 2]);
    expect(await original({ ifNoneMatch: `"x", ${etag}` })).toMatchObject({ status: 304, body: null });
  });

  test('0.21 before it is ready, and after it was removed, no form of a file is served', async () => {
    const other = await world.createTenant();
    const open = await world.startUpload(other, { size: picture.length });
    const variants = ['original', 'compressed', 'thumbnail'] as const;
    const expectNothing = async () => {
      for (const variant of variants) {
        const address = { tenantId: other.tenantId, mediaId: open.mediaId, variant };
        await expect(openMedia({ services: world.services, ...address })).rejects.toMatchObject(missing);
      }
    };
    const download = () => other.run((ctx) => downloadMedia({ ctx, input: { id: open.mediaId } }));
    await expectNothing();
    await world.send(open, picture.subarray(0, 10));
    await expectNothing();
    await world.send(open, picture.subarray(10), { offset: 10 });
    await expectNothing();
    await expect(download()).rejects.toMatchObject({ code: 'media.not_ready' });

    await processMedia(world.processCall(other, open.mediaId));
    expect((await download()).url).toMatch(`/media/${other.tenantId}/${open.mediaId}/original?exp=`);
    const served = () => openMedia({ services: world.services, tenantId: other.tenantId, mediaId: open.mediaId, variant: 'original' });
    expect((await bytesOf(await served()))?.equals(picture)).toBe(true);
    await other.run((ctx) => removeMedia({ ctx, input: { id: open.mediaId } }));
    await expectNothing();
    await other.run((ctx) => restoreMedia({ ctx, input: { id: open.mediaId } }));
    expect((await bytesOf(await served()))?.equals(picture)).toBe(true);
  });

  test('I1 by another tenant nothing of it is found', async () => {
    const { tenantId } = await world.createTenant();
    await expect(openMedia({ services: world.services, tenantId, mediaId, variant: 'original' })).rejects.toMatchObject(missing);
  });

  test.each([
    '../../etc/passwd',
    '..%2f..%2fetc%2fpasswd',
    '..\\..\\x',
    '%00',
    '\0',
    "' OR 1=1 --",
    '{{7*7}}',
    'a'.repeat(10_000),
    '．．／',
    '/etc/passwd',
  ])('E11 %j instead of an id finds nothing', async (id) => {
    const { tenantId } = tenant;
    await expect(openMedia({ services: world.services, tenantId, mediaId: id, variant: 'original' })).rejects.toMatchObject(missing);
  });
});
