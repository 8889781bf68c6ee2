import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMedia } from './open-media.ts';
import { processMedia } from './process-media.ts';
import { mediaWorld, viewOf, type MediaTenant, type MediaWorld } from './testing/media-world.ts';

let world: MediaWorld;
let tenant: MediaTenant;
beforeAll(async () => {
  world = await mediaWorld();
  tenant = await world.createTenant();
});
afterAll(() => world.close());

const PDF = '%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

async function processed(content: string | Buffer, fileName: string) {
  const mediaId = await world.upload(tenant, Buffer.from(content), fileName);
  await processMedia(world.processCall(tenant, mediaId));
  return { mediaId, media: await viewOf(tenant, mediaId) };
}

describe('documents', () => {
  test.each([
    ['plan.pdf', PDF, 'application/pdf', 'application/pdf'],
    ['words.txt', 'Opening hours: 9 – 17\r\n\tMonday closed. 2 < 3 & 4 > 1\n', 'text/plain', 'text/plain; charset=utf-8'],
    ['bom.txt', '\uFEFFWords', 'text/plain', 'text/plain; charset=utf-8'],
    ['film.vtt', 'WEBVTT\n\n00:00.000 --> 00:02.000\nHello\n', 'text/vtt', 'text/vtt; charset=utf-8'],
  ])(
    '0.23 E7 %s is kept as it is and only given away: a download, in a sandbox, as what it is',
    async (...[name, content, mimeType, served]) => {
      const { mediaId, media } = await processed(content, name);
      expect(media).toMatchObject({
        status: 'ready',
        mediaType: 'document',
        mimeType,
        compressedUrl: null,
        thumbnailUrl: null,
        failure: null,
      });
      const opened = await openMedia({ services: world.services, tenantId: tenant.tenantId, mediaId, variant: 'original' });
      expect((await buffer(opened.body!)).toString()).toBe(Buffer.from(content).toString());
      expect(opened.headers).toMatchObject({
        'Content-Type': served,
        'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
        'X-Content-Type-Options': 'nosniff',
        'Content-Security-Policy': "sandbox; default-src 'none'",
      });
      for (const variant of ['compressed', 'thumbnail'] as const)
        await expect(openMedia({ services: world.services, tenantId: tenant.tenantId, mediaId, variant })).rejects.toMatchObject({
          code: 'media.not_found',
        });
    },
  );

  test.each<[string, string | Buffer]>([
    ['a page', '<!DOCTYPE html><script>alert(1)</script>'],
    ['a page after words', 'words words words\n<ScRiPt>alert(1)</script>'],
    ['a picture that runs', 'a\n<svg onload=alert(1)>'],
    ['XML', '<?xml version="1.0"?><a/>'],
    ['PHP', 'x <?php phpinfo();'],
    ['a script', '#!/bin/sh\nid'],
    ['PostScript', '%!PS-Adobe-3.0\nshowpage'],
    ['RTF', '{\\rtf1\\ansi}'],
    ['a batch', '@echo off\r\ndel *'],
    ['a program', Buffer.from('MZ\x90\0\x03\0', 'latin1')],
    ['an office document', Buffer.from('PK\x03\x04\x14\0\x06\0[Content_Types].xml word/vbaProject.bin', 'latin1')],
    ['an old office document', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['UTF-16', Buffer.from('\uFEFFwords', 'utf16le')],
    ['Latin-1', Buffer.from('caf\xe9', 'latin1')],
    ['a control character', 'a\x1b[2Jb'],
    ['nothing but space', ' \n\t '],
    ['five megabytes', 'x'.repeat(5 * 1024 * 1024)],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
  ])('E7 %s that calls itself a text is quarantined, and nothing of it is kept', async (_, content) => {
    const { mediaId, media } = await processed(content, 'words.txt');
    expect(media).toMatchObject({ status: 'quarantined', failure: expect.stringContaining('not what the name says') });
    expect(await world.filesBelow(tenant, `media/${mediaId}`)).toEqual([]);
    expect(await world.filesBelow(tenant, `uploads/${mediaId}`)).toEqual([]);
  });

  test('E7 captions with a page in them are quarantined, half a PDF fails', async () => {
    const page = await processed('WEBVTT\n\n00:00.000 --> 00:02.000\n<iframe src=x>\n', 'a.vtt');
    expect(page.media).toMatchObject({ status: 'quarantined', failure: expect.stringContaining('no plain text') });
    expect((await processed(PDF.slice(0, 60), 'a.pdf')).media).toMatchObject({
      status: 'failed',
      failure: expect.stringContaining('damaged'),
    });
  });
});
