import type { TourManifest } from '@belvedere/manifest';
import { makeManifest } from '@belvedere/manifest/testing';
import { expect, test } from 'vitest';
import { safeXml, textOf } from '@belvedere/kernel/xml';
import type { LiveEmbed } from '@belvedere/tours';
import { embedAt, oembed, tourAt, type Embeddable } from './oembed.ts';

const id = '018f6f2e-5b3a-7c4d-8e9f-0123456789ab';
const manifest = makeManifest({ id, slug: 'haus-ü' });
const embed: LiveEmbed = {
  tenantId: id,
  tourId: id,
  visibility: 'public',
  id,
  tourSlug: manifest.slug,
  domains: ['example.org'],
  width: '100%',
  height: '600px',
  showControls: true,
  showBranding: true,
  autoplay: false,
};
const TOKEN = `${'t'.repeat(22)}.${'s'.repeat(43)}`;

const ask = async (query: Record<string, string>, there: TourManifest = manifest) => {
  const find = async (path: string): Promise<Embeddable> => {
    if (embedAt(path) === TOKEN) return { kind: 'embed', manifest: there, embed, url: embedUrl };
    const at = tourAt(path);
    if (at?.tenant !== 'museum') return { kind: 'none' };
    if (at.slug === 'locked') return { kind: 'locked' };
    if (at.slug === 'former') return { kind: 'moved', url: '/t/museum/haus-%C3%BC' };
    return at.slug === 'haus-ü' ? { kind: 'tour', manifest: there, url } : { kind: 'none' };
  };
  const answer = await oembed({ query, publicUrl: 'https://belvedere.example', find });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const askJson = async (query: Record<string, string>) => {
  const { status, headers, text } = await ask(query);
  return { status, headers, json: JSON.parse(text) as Record<string, unknown> };
};
const url = 'https://belvedere.example/t/museum/haus-%C3%BC';
const embedUrl = `https://belvedere.example/embed/${TOKEN}`;

test('I13 0.35 a public tour is described by what its document says; its page is framed by nobody, so it is a link', async () => {
  for (const address of [url, `${url}?lang=de`, `${url}#hall`]) {
    const { status, json, headers } = await askJson({ url: address });
    expect([status, headers.get('content-type'), headers.get('access-control-allow-origin')]).toEqual([200, 'application/json', '*']);
    expect(json).toEqual({
      version: '1.0',
      type: 'link',
      title: 'House',
      author_name: 'Museum',
      provider_name: 'Belvedere',
      provider_url: 'https://belvedere.example',
      cache_age: 3600,
      url,
      thumbnail_url: 'https://belvedere.example/tiles/x/social.jpg',
      thumbnail_width: 1200,
      thumbnail_height: 630,
    });
  }
});

test('0.35 an embed is rich: a frame of its size, never wider or higher than was asked for', async () => {
  const { json } = await askJson({ url: embedUrl });
  expect(json).toMatchObject({ type: 'rich', version: '1.0', width: 960, height: 600 });
  expect(json['html']).toBe(
    `<iframe src="${embedUrl}" width="960" height="600" title="House" style="border:0" allow="fullscreen; xr-spatial-tracking; gyroscope; accelerometer" allowfullscreen loading="lazy"></iframe>`,
  );
  const small = await askJson({ url: embedUrl, maxwidth: '300', maxheight: '200' });
  expect(small.json).toMatchObject({ width: 300, height: 200, html: expect.stringContaining('width="300" height="200"') });
  expect(small.json).not.toHaveProperty('thumbnail_url');
});

test('0.35 a picture is named in its own size, and only if it is no larger than was asked for', async () => {
  const sizes = async (query: Record<string, string>) => {
    const { json } = await askJson({ url, ...query });
    return [json['thumbnail_url'], json['thumbnail_width'], json['thumbnail_height']];
  };
  const [large, little] = ['social', 'thumbnail'].map((name) => `https://belvedere.example/tiles/x/${name}.jpg`);
  expect(await sizes({ maxwidth: '1200' })).toEqual([large, 1200, 630]);
  expect(await sizes({ maxwidth: '1199' })).toEqual([little, 640, 360]);
  expect(await sizes({ maxheight: '400' })).toEqual([little, 640, 360]);
  expect(await sizes({ maxwidth: '639' })).toEqual([undefined, undefined, undefined]);
  for (const maxwidth of ['0', '-5', 'x', '0.5', '']) expect(await sizes({ maxwidth })).toEqual([large, 1200, 630]);
});

test('0.35 XML says the same as JSON, whatever stands in the words', async () => {
  const odd = { ...manifest, title: '<b>"Ünder" & \u0007 ]]></b>' };
  for (const address of [url, embedUrl]) {
    const xml = await ask({ url: address, format: 'xml' }, odd);
    expect([xml.status, xml.headers.get('content-type')]).toEqual([200, 'text/xml; charset=utf-8']);
    const root = safeXml(Buffer.from(xml.text));
    expect(root.name).toBe('oembed');
    const said = Object.fromEntries(root.children.flatMap((child) => (typeof child === 'string' ? [] : [[child.name, textOf(child)]])));
    const json = JSON.parse((await ask({ url: address, format: 'json' }, odd)).text) as Record<string, unknown>;
    expect(said).toEqual(Object.fromEntries(Object.entries(json).map(([name, value]) => [name, String(value).replaceAll('\u0007', '')])));
  }
});

test('0.5 0.9 what moved, what asks for a password, what is not there, and what nobody can answer', async () => {
  const moved = await ask({ url: 'https://belvedere.example/t/museum/former', maxwidth: '300' });
  expect([moved.status, moved.headers.get('location')]).toEqual([
    301,
    `/oembed?${new URLSearchParams({ url, maxwidth: '300' }).toString()}`,
  ]);
  for (const [query, status] of [
    [{ url: 'https://belvedere.example/t/museum/locked' }, 401],
    [{ url: 'https://belvedere.example/t/museum/locked', format: 'xml' }, 401],
    [{}, 400],
    [{ url: '' }, 400],
    [{ url, format: 'yaml' }, 501],
    [{ url, format: '' }, 501],
  ] as const) {
    const answer = await ask({ ...query });
    expect([query, answer.status, answer.headers.get('cache-control')]).toEqual([query, status, 'no-store']);
  }
});

test.for([
  'https://belvedere.example',
  'https://belvedere.example/t/museum',
  'https://belvedere.example/t/museum/haus-%C3%BC/manifest.json',
  'https://belvedere.example/t/museum/%E0%A4%A',
  'https://belvedere.example.evil.example/t/museum/haus-%C3%BC',
  'https://evil.example/t/museum/haus-%C3%BC',
  'http://belvedere.example/t/museum/haus-%C3%BC',
  'https://belvedere.example/t/museum/other',
  `https://belvedere.example/embed/${TOKEN.slice(0, -1)}x`,
  `https://belvedere.example/embed/${TOKEN}/more`,
])('0.9 %j is not there', async (address) => {
  const { status, headers } = await ask({ url: address });
  expect([status, headers.get('cache-control')]).toEqual([404, 'no-store']);
});
