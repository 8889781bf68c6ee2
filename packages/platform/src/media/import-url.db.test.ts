import { createServer, type Server } from 'node:http';
import { publicInternet, type FetchPolicy } from '@belvedere/kernel/fetch';
import { t, toAppError } from '@belvedere/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchMedia } from './fetch-media.ts';
import { processMedia } from './process-media.ts';
import { mediaRouter } from './router.ts';
import { pngPicture } from './testing/pictures.ts';
import { mediaWorld, viewOf, type MediaTenant, type MediaWorld } from './testing/media-world.ts';

const picture = pngPicture(64, 32);
let world: MediaWorld;
let tenant: MediaTenant;
let site: Server;
let port: number;
let hits = 0;
/** The one of production, but for the port of this test's site on this machine. */
let policy: FetchPolicy;

beforeAll(async () => {
  world = await mediaWorld();
  tenant = await world.createTenant();
  site = createServer((request, response) => {
    hits += 1;
    const path = request.url ?? '';
    if (path === '/missing.png') return response.writeHead(404).end('nothing here');
    if (path === '/empty.png') return response.writeHead(200).end();
    if (path === '/page.png') return response.writeHead(200, { 'content-type': 'image/png' }).end('<!doctype html><script>1</script>');
    if (path === '/inside.png') return response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end();
    if (path === '/cut.png') {
      response.writeHead(200, { 'content-length': String(picture.length) });
      response.write(picture.subarray(0, 20), () => response.destroy());
      return undefined;
    }
    if (path === '/endless.png') {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(1024 * 1024)));
      };
      response.on('drain', more);
      return more();
    }
    return response
      .writeHead(200, {
        'content-type': 'text/html',
        'content-disposition': 'attachment; filename=x.exe',
        'content-length': picture.length,
      })
      .end(picture);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const address = site.address();
  port = typeof address === 'object' && address ? address.port : 0;
  policy = { ...publicInternet, ports: [port], allowsAddress: (ip) => ip === '127.0.0.1' || publicInternet.allowsAddress(ip) };
});
afterAll(async () => {
  site.closeAllConnections();
  site.close();
  await world.close();
});

const call = ({ context }: MediaTenant = tenant) => t.createCallerFactory(t.router(mediaRouter))(context);
const at = (path: string) => `http://127.0.0.1:${port}${path}`;

async function fetched(url: string, { as = policy, owner = tenant, isLastAttempt = false } = {}) {
  const { id } = await call(owner).importUrl({ url });
  expect(await world.factsAbout(id)).toEqual(['media.fetch_wanted']);
  await fetchMedia(world.processCall(owner, id, { isLastAttempt }), as).catch(() => {});
  return { id, media: await viewOf(owner, id) };
}

describe('media.importUrl', () => {
  test('0.22 a file is fetched, found out for what it is, and then is like any other; its address and progress are seen', async () => {
    const before = await world.usedBytes(tenant);
    const { id, media } = await fetched(at('/rooms/..%2F..%2Fetc%2FHall%20%E2%80%AE1.png?size=large'));
    expect(media).toMatchObject({
      status: 'processing',
      fileSize: picture.length,
      originalName: 'Hall 1.png',
      externalUrl: at('/rooms/..%2F..%2Fetc%2FHall%20%E2%80%AE1.png?size=large'),
    });
    expect(media.progress).toBeGreaterThan(0);
    expect(await world.usedBytes(tenant)).toBe(before + picture.length);
    await processMedia(world.processCall(tenant, id));
    expect(await viewOf(tenant, id)).toMatchObject({ status: 'ready', mimeType: 'image/png', width: 64, storageProvider: 'platform' });
    expect(await world.factsAbout(id)).toEqual(['media.fetch_wanted', 'media.uploaded', 'media.ready']);
  });

  test('C10 fetched twice, and twice at once, a file arrives and is charged once', async () => {
    const before = await world.usedBytes(tenant);
    const { id } = await call().importUrl({ url: at('/a.png') });
    const job = world.processCall(tenant, id);
    await Promise.allSettled([fetchMedia(job, policy), fetchMedia(job, policy)]);
    await fetchMedia(job, policy);
    await processMedia(job);
    expect(await viewOf(tenant, id)).toMatchObject({ status: 'ready' });
    expect(await world.usedBytes(tenant)).toBe(before + picture.length);
    expect(await world.factsAbout(id)).toEqual(['media.fetch_wanted', 'media.uploaded', 'media.ready']);
  });

  test.each([
    ['/missing.png', /answered 404/],
    ['/empty.png', /empty file/],
    ['/inside.png', /may not be fetched|not allowed|address/i],
  ])('0.22 E10 %s fails with words that the person can do something about', async (path, words) => {
    const { media } = await fetched(at(path));
    expect(media).toMatchObject({ status: 'failed', failure: expect.stringMatching(words), fileSize: 0 });
  });

  test('E8 what never ends is cut at the limit, and nothing of it is kept or charged', async () => {
    const other = await world.createTenant();
    const { id, media } = await fetched(at('/endless.png'), { owner: other });
    expect(media).toMatchObject({ status: 'failed', fileSize: 0 });
    expect(await world.filesBelow(other)).toEqual([]);
    expect(await world.usedBytes(other)).toBe(0);
    expect(id).toBeTruthy();
  });

  test('0.22 what breaks off is tried again, at last told, and can be retried', async () => {
    const first = await fetched(at('/cut.png'));
    expect(first.media).toMatchObject({ status: 'pending', failure: null });
    const last = await fetched(at('/cut.png'), { isLastAttempt: true });
    expect(last.media).toMatchObject({ status: 'failed' });
    expect(await call().retry({ id: last.id })).toMatchObject({ status: 'pending', failure: null });
    expect(await world.factsAbout(last.id)).toEqual(['media.fetch_wanted', 'media.fetch_wanted']);
  });

  test('E7 a page that calls itself a picture is quarantined', async () => {
    const { id } = await fetched(at('/page.png'));
    await processMedia(world.processCall(tenant, id));
    expect(await viewOf(tenant, id)).toMatchObject({ status: 'quarantined' });
  });

  test.each([
    'http://127.0.0.1/x.png',
    'http://127.1/x.png',
    'http://2130706433/x.png',
    'http://0x7f.0.0.1/x.png',
    'http://[::1]/x.png',
    'http://[::ffff:127.0.0.1]/x.png',
    'http://169.254.169.254/latest/meta-data',
    'http://10.0.0.1/x.png',
    'http://localhost/x.png',
    'https://user:word@example.org/x.png',
    'http://example.org:22/x.png',
  ])('E10 %s is refused, and nobody is asked', async (url) => {
    const before = hits;
    const { media } = await fetched(url, { as: publicInternet });
    expect(media).toMatchObject({ status: 'failed', failure: expect.any(String), fileSize: 0 });
    expect(hits).toBe(before);
  });

  test.each(['file:///etc/passwd', 'ftp://example.org/x', 'gopher://x', 'data:image/png;base64,AAAA', 'javascript:alert(1)', '//x', ''])(
    'E10 %j is no address',
    async (url) => {
      const code = await call()
        .importUrl({ url })
        .catch((error: unknown) => toAppError(error).code);
      expect(code).toBe('common.invalid_input');
    },
  );

  test('0.20 I7 what there is no room for is not kept', async () => {
    const other = await world.createTenant();
    await other.run((ctx) => ctx.tx.tenantQuota.update({ where: { tenantId: other.tenantId }, data: { maxMediaBytes: 10n } }));
    const { media } = await fetched(at('/a.png'), { owner: other });
    expect(media).toMatchObject({ status: 'failed', failure: expect.stringContaining('not enough room'), fileSize: 0 });
    expect(await world.filesBelow(other)).toEqual([]);
    expect(await world.usedBytes(other)).toBe(0);
  });
});
