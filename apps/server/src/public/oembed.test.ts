import { brotliCompressSync } from 'node:zlib';
import type { TourManifest } from '@belvedere/manifest';
import { expect, test } from 'vitest';
import type { LiveAnswer } from './live-tours.ts';
import { oembed } from './oembed.ts';

const id = '018f6f2e-5b3a-7c4d-8e9f-0123456789ab';
const manifest: TourManifest = {
  version: 1,
  id,
  tenant: { slug: 'museum', name: 'Museum' },
  slug: 'haus-ü',
  language: 'en',
  languages: ['en'],
  title: 'House',
  description: null,
  metaTitle: null,
  metaDescription: null,
  metaKeywords: [],
  location: null,
  country: null,
  position: null,
  category: null,
  tags: [],
  difficulty: null,
  estimatedDuration: 25,
  publishedAt: '2026-11-21T10:00:00.000Z',
  updatedAt: '2026-11-21T10:00:00.000Z',
  thumbnail: null,
  socialImage: '/tiles/x/social.jpg',
  allowEmbedding: true,
  autoplay: { enabled: false, speed: 3 },
  roots: { tiles: '/tiles/x/', media: '/media/x/' },
  start: id,
  scenes: [
    {
      id,
      key: 'hall',
      title: 'Hall',
      description: null,
      panorama: {
        id: 'abcdef0123456789',
        tileSize: 512,
        levels: [512],
        formats: ['webp'],
        preview: 'data:image/webp;base64,',
        width: 2048,
        height: 1024,
      },
      thumbnail: 'x/thumbnail.jpg',
      view: { yaw: 0, pitch: 0, zoom: 1, minZoom: 0.6, maxZoom: 4 },
      map: null,
      hotspots: [],
      media: [],
    },
  ],
  media: {},
  translations: {},
};
const body = Buffer.from(JSON.stringify(manifest));
const tour = {
  tenantId: id,
  tourId: id,
  slug: manifest.slug,
  hash: 'h',
  visibility: 'public' as const,
  brotli: brotliCompressSync(body),
  size: body.length,
  rating: { average: 0, count: 0 },
};

const ask = async (query: Record<string, string>) => {
  const asked: string[][] = [];
  const find = async (...names: [string, string]): Promise<LiveAnswer> => {
    asked.push(names);
    return names[0] === 'museum' && names[1] === 'haus-ü' ? { kind: 'tour', tour } : { kind: 'none' };
  };
  const answer = await oembed({ query, publicUrl: 'https://belvedere.example', find });
  return { status: answer.status, headers: answer.headers, json: (await answer.json()) as Record<string, unknown>, asked };
};
const url = 'https://belvedere.example/t/museum/haus-%C3%BC';

test('I13 a public tour is described by what its document says', async () => {
  for (const address of [url, `${url}?lang=de`, `${url}#hall`]) {
    const { status, json, headers } = await ask({ url: address });
    expect(status).toBe(200);
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
      thumbnail_width: 960,
      thumbnail_height: 540,
    });
    expect(headers.get('access-control-allow-origin')).toBe('*');
  }
});

test('I13 the picture is as large as was asked for, never larger, and keeps its shape', async () => {
  const sizes = async (query: Record<string, string>) => {
    const { json } = await ask({ url, ...query });
    return [json['thumbnail_width'], json['thumbnail_height']];
  };
  expect(await sizes({ maxwidth: '480' })).toEqual([480, 270]);
  expect(await sizes({ maxwidth: '99999' })).toEqual([960, 540]);
  for (const maxwidth of ['0', '-5', 'x', '1e9', '0.5']) expect(await sizes({ maxwidth })).toEqual([960, 540]);
});

test.for([
  '',
  'https://belvedere.example',
  'https://belvedere.example/t/museum',
  'https://belvedere.example/t/museum/haus-%C3%BC/manifest.json',
  'https://belvedere.example/t/museum/%E0%A4%A',
  'https://belvedere.example.evil.example/t/museum/haus-%C3%BC',
  'https://evil.example/t/museum/haus-%C3%BC',
  'http://belvedere.example/t/museum/haus-%C3%BC',
  'https://belvedere.example/t/museum/other',
])('0.9 %j is not there', async (address) => {
  const { status, headers } = await ask({ url: address });
  expect([status, headers.get('cache-control')]).toEqual([404, 'no-store']);
});

test('other formats are not offered', async () => {
  expect((await ask({ url, format: 'xml' })).status).toBe(501);
  expect((await ask({ url, format: 'json' })).status).toBe(200);
});
