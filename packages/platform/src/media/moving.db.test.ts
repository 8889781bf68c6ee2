import { buffer } from 'node:stream/consumers';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { probeMoving } from '@belvedere/kernel/ffmpeg';
import { inspectImage } from '@belvedere/kernel/image';
import { parseStorageKey } from '@belvedere/kernel/storage';
import { someOf } from '@belvedere/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMedia } from './open-media.ts';
import { processMedia } from './process-media.ts';
import { retryMedia } from './retry-media.ts';
import { box, insertBox, makeFilm, sphericalV1, sphericalV2 } from './testing/films.ts';
import { mediaWorld, viewOf, type MediaTenant, type MediaWorld } from './testing/media-world.ts';
import { testFfmpeg } from './testing/test-ffmpeg.ts';

const ffmpeg = await testFfmpeg();
let world: MediaWorld;
let tenant: MediaTenant;

beforeAll(async () => {
  world = await mediaWorld();
  tenant = await world.createTenant();
});
afterAll(() => world.close());

async function processed(bytes: Buffer, fileName: string) {
  const mediaId = await world.upload(tenant, bytes, fileName);
  await processMedia(world.processCall(tenant, mediaId));
  return { mediaId, media: await viewOf(tenant, mediaId) };
}

const stored = async (mediaId: string, name: string) =>
  buffer((await world.services.storage.get(parseStorageKey(tenant.tenantId, `${tenant.tenantId}/media/${mediaId}/${name}`))).body);

// Several processes of ffmpeg each: slow where many tests run at once.
/** Each film is made and encoded anew: CI takes one of a kind, by its seed, the long tier all. */
const some = <T>(cases: readonly T[]) => someOf(cases, 1);

describe.skipIf(!ffmpeg)('film and sound', { timeout: 180_000 }, () => {
  const make = (wish: Parameters<typeof makeFilm>[1]) => makeFilm(ffmpeg!, wish);

  async function probe(bytes: Buffer, mimeType: string) {
    const folder = await mkdtemp(join(tmpdir(), 'probe-'));
    try {
      await writeFile(join(folder, 'x'), bytes);
      return await probeMoving(ffmpeg!, { path: join(folder, 'x'), mimeType }, { folder, signal: new AbortController().signal });
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  test.each(
    some([
      ['mp4', 'video/mp4'],
      ['mov', 'video/quicktime'],
      ['mkv', 'video/x-matroska'],
      ['webm', 'video/webm'],
    ]),
  )(
    '0.23 0.21 a film in %s gets a poster and an H.264 MP4 that begins while it loads, without position, title or canary',
    async (extension, mimeType) => {
      const bytes = await make({ extension, seconds: 2, size: '160x90' });
      expect(TELLING.test(bytes.toString('latin1'))).toBe(true);
      const { mediaId, media } = await processed(bytes, `film.${extension}`);
      expect(media).toMatchObject({
        status: 'ready',
        mediaType: 'video',
        mimeType,
        width: 160,
        height: 90,
        failure: null,
        projection: null,
      });
      expect(media.duration).toBeCloseTo(2, 0);
      expect(media.details).toMatchObject({ video: { rate: 25 }, audio: { channels: expect.any(Number) } });
      expect(media.processingLog.map(({ step }) => step)).toEqual(['join', 'inspect', 'convert', 'poster', 'store']);

      const shown = await stored(mediaId, 'compressed.mp4');
      expect(await probe(shown, 'video/mp4')).toMatchObject({ video: { codec: 'h264', width: 160, height: 90 }, audio: { codec: 'aac' } });
      expect(shown.indexOf('moov')).toBeLessThan(shown.indexOf('mdat'));
      expect(TELLING.test(shown.toString('latin1'))).toBe(false);
      expect(await inspectImage(await stored(mediaId, 'thumbnail.webp'))).toMatchObject({ format: 'webp', width: 160, height: 90 });

      const opened = await openMedia({
        services: world.services,
        tenantId: tenant.tenantId,
        mediaId,
        variant: 'compressed',
        range: 'bytes=0-99',
      });
      opened.body?.destroy();
      expect(opened).toMatchObject({ status: 206, headers: { 'Content-Type': 'video/mp4', 'Content-Disposition': 'inline' } });
    },
  );

  test('0.21 a large film is made smaller and even, a turned one upright', async () => {
    const { mediaId, media } = await processed(await make({ extension: 'mp4', size: '2562x1282', audio: false }), 'large.mp4');
    expect(media).toMatchObject({ status: 'ready', width: 2562, height: 1282 });
    const shown = await probe(await stored(mediaId, 'compressed.mp4'), 'video/mp4');
    expect(shown).toMatchObject({ video: { width: 1920, height: 960 }, audio: null });
  });

  test.each(
    some([
      ['mp3', 'audio/mpeg'],
      ['m4a', 'audio/mp4'],
      ['ogg', 'audio/ogg'],
      ['wav', 'audio/wav'],
      ['flac', 'audio/flac'],
    ]),
  )('0.23 0.21 a sound in %s gets its length, its waveform and an AAC form without its tags', async (extension, mimeType) => {
    const { mediaId, media } = await processed(await make({ extension, seconds: 2, video: false }), `sound.${extension}`);
    expect(media).toMatchObject({ status: 'ready', mediaType: 'audio', mimeType, width: null, failure: null, thumbnailUrl: null });
    expect(media.duration).toBeCloseTo(2, 0);
    expect(media.details.peaks).toHaveLength(200);
    expect(Math.max(...(media.details.peaks ?? []))).toBeGreaterThan(5);
    const shown = await stored(mediaId, 'compressed.m4a');
    expect(await probe(shown, 'audio/mp4')).toMatchObject({ video: null, audio: { codec: 'aac' } });
    expect(TELLING.test(shown.toString('latin1'))).toBe(false);
  });

  test('0.23 a film without pictures is a sound', async () => {
    const { media } = await processed(await make({ extension: 'mp4', video: false }), 'talk.mp4');
    expect(media).toMatchObject({ status: 'ready', mediaType: 'audio', mimeType: 'audio/mp4' });
  });

  test.each(
    some<[string, (film: Buffer) => Buffer, string, string | null]>([
      ['v1', (film) => insertBox(film, ['moov', 'trak'], sphericalV1()), 'equirectangular', null],
      ['v1 with two eyes', (film) => insertBox(film, ['moov', 'trak'], sphericalV1('top-bottom')), 'equirectangular', 'top-bottom'],
      ['v2', (film) => insertBox(film, SAMPLE, sphericalV2(0)), 'equirectangular', 'mono'],
      ['v2 with two eyes, one above the other', (film) => insertBox(film, SAMPLE, sphericalV2(1)), 'equirectangular', 'top-bottom'],
      ['v2 with two eyes, side by side', (film) => insertBox(film, SAMPLE, sphericalV2(2)), 'equirectangular', 'left-right'],
    ]),
  )('1.0 a 360° film is known by its spherical metadata, %s', async (...[, mark, projection, stereo]) => {
    const film = mark(await make({ extension: 'mp4', size: '512x256', audio: false, more: ['-c:v', 'libx264', '-pix_fmt', 'yuv420p'] }));
    const { media } = await processed(film, 'sphere.mp4');
    expect(media).toMatchObject({ status: 'ready', projection, stereo });
  });

  test('1.0 what the uploader says of a film counts more than what is written in it', async () => {
    const film = insertBox(await make({ extension: 'mp4', audio: false }), ['moov', 'trak'], sphericalV1());
    const open = await world.startUpload(tenant, { fileName: 'a.mp4', size: film.length, projection: 'flat', stereo: 'mono' });
    await world.send(open, film);
    await processMedia(world.processCall(tenant, open.mediaId));
    expect(await viewOf(tenant, open.mediaId)).toMatchObject({ status: 'ready', projection: 'flat', stereo: 'mono' });
  });

  test.each<[string, string, () => Promise<Buffer>]>([
    ['half a film', 'a.mp4', async () => (await make({ extension: 'mp4', seconds: 2 })).subarray(0, 9000)],
    ['a film of nothing', 'a.mp4', async () => box('ftyp', Buffer.from('isom\0\0\0\0isom'))],
    [
      'a playlist behind the mark of a film',
      'a.mp4',
      async () =>
        Buffer.concat([
          box('ftyp', Buffer.from('isom\0\0\0\0isom')),
          Buffer.from('#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST'),
        ]),
    ],
    ['half a sound', 'a.flac', async () => (await make({ extension: 'flac', video: false })).subarray(0, 40)],
    ['noise behind the mark of a sound', 'a.mp3', async () => Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\0'), Buffer.alloc(5000, 'x')])],
  ])('E8 %s fails with words, and nothing is left', async (_, name, bytes) => {
    const other = await world.createTenant();
    const mediaId = await world.upload(other, await bytes(), name);
    await processMedia(world.processCall(other, mediaId));
    expect(await viewOf(other, mediaId)).toMatchObject({ status: 'failed', failure: expect.stringMatching(/film|sound/), uploadOffset: 0 });
    expect(await world.filesBelow(other)).toEqual([]);
    expect(await world.usedBytes(other)).toBe(0);
  });

  test.each([
    ['HLS', '#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nhttp://127.0.0.1:9/x.ts\n#EXT-X-ENDLIST\n'],
    ['concat', 'ffconcat version 1.0\nfile /etc/passwd\n'],
    ['DASH', '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"/>'],
    ['SDP', 'v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=video 1234 RTP/AVP 96\n'],
  ])('E10 a playlist (%s) that calls itself a film never gets to ffmpeg', async (_, text) => {
    const { media } = await processed(Buffer.from(text), 'a.mp4');
    expect(media).toMatchObject({ status: 'quarantined', failure: expect.stringContaining('no film or sound') });
  });
});

describe('film and sound without ffmpeg', () => {
  test('0.23 the file is kept, its state says what is missing, and a retry works once it is there', async () => {
    const bytes = Buffer.concat([box('ftyp', Buffer.from('isom\0\0\0\0isom')), Buffer.alloc(100)]);
    const other = await world.createTenant();
    const mediaId = await world.upload(other, bytes, 'film.mp4');
    const services = { ...world.services, ffmpeg: undefined };
    await processMedia({ ...world.processCall(other, mediaId), services });
    const failed = await viewOf(other, mediaId);
    expect(failed).toMatchObject({ status: 'failed', uploadOffset: bytes.length, failure: expect.stringContaining('apt install ffmpeg') });
    expect(await world.filesBelow(other, `uploads/${mediaId}`)).toHaveLength(1);
    expect(await world.usedBytes(other)).toBe(bytes.length);
    expect(await other.run((ctx) => retryMedia({ ctx, input: { id: mediaId } }))).toMatchObject({ status: 'pending', failure: null });
    expect(await world.factsAbout(mediaId)).toEqual(['media.uploaded', 'media.uploaded']);
  });
});

/** What was planted, and the places where films keep a position. */
const TELLING = /CANARY|46\.2044|\xa9xyz|gpmd/;
const SAMPLE = ['moov', 'trak', 'mdia', 'minf', 'stbl', 'stsd', 'avc1'];
