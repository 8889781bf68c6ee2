import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { archiveKey, archiveKeySet, readZip, writeZip } from '@belvedere/kernel/archive';
import { tourManifestSchema } from '@belvedere/manifest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileManifest } from '../../publishing/compile-manifest.ts';
import { tourGraphOf } from '../../publishing/testing/tour-graph-of.ts';
import { readTileScript, tileScript } from './exchange-tour.ts';
import { manifestScript, offlinePage } from './offline-page.ts';
import { planArchive } from './plan-archive.ts';
import { verifyArchive } from './verify-archive.ts';
import { writeArchive } from './write-archive.ts';

const signingKey = randomBytes(32);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belvedere-archive-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const manifest = tourManifestSchema.parse(compileManifest(tourGraphOf()));
const plan = planArchive({
  manifest,
  files: new Map(),
  panoramaFiles: new Map(),
  withOriginals: true,
  startChosen: false,
  estimatedDuration: null,
  hotspotMedia: {},
});
const parts = {
  plan,
  viewer: async () => Buffer.from('// viewer'),
  tile: async () => Readable.from([Buffer.from('tile')]),
  media: async () => Readable.from([Buffer.from('media')]),
  original: async () => Readable.from([Buffer.from('original')]),
  signingKey,
  origin: 'https://belvedere.example',
  now: new Date('2026-11-28T12:00:00Z'),
};

async function written(): Promise<string> {
  const path = join(folder, 'whole.zip');
  await pipeline(writeArchive(parts), createWriteStream(path));
  return path;
}

/** The same archive with its entries changed. */
async function altered(change: (entries: Map<string, Buffer>) => void): Promise<string> {
  const entries = new Map<string, Buffer>();
  await readZip({ path: await written() }, async ({ label }, content) => void entries.set(label, await buffer(content)));
  change(entries);
  const items = [...entries].map(([name, bytes]) => ({ name, content: Readable.from([bytes]) }));
  const path = join(folder, `altered-${Math.random()}.zip`);
  await writeFile(path, await buffer(writeZip(items)));
  return path;
}

test('I16 0.21 an archive says how the original of a panorama holds the faces of a cube, or what two lenses saw', () => {
  const [{ panorama }] = manifest.scenes as [(typeof manifest.scenes)[number]];
  const original = (cubeLayout: string | null, projection = 'cubemap', lensFov: number | null = null) => {
    const file = { id: panorama.id, originalName: 'six.jpg', filePath: 'a/media/b/original.jpg', projection, cubeLayout, lensFov };
    const input = { manifest, files: new Map(), startChosen: false, estimatedDuration: null, hotspotMedia: {} };
    return planArchive({ ...input, panoramaFiles: new Map([[panorama.id, file]]), withOriginals: true }).exchange.panoramas[panorama.id];
  };
  expect(original('pack')).toMatchObject({ fileName: 'six.jpg', isCube: true, cubeLayout: 'pack' });
  expect(original(null)).not.toHaveProperty('cubeLayout');
  expect(original(null, 'equirectangular')).not.toHaveProperty('isCube');
  expect(original(null, 'equirectangular')).not.toHaveProperty('isFisheye');
  expect(original(null, 'dual-fisheye', 195)).toMatchObject({ fileName: 'six.jpg', isFisheye: true, lensFov: 195 });
  expect(original(null, 'dual-fisheye')).not.toHaveProperty('lensFov');
});

const trusted = [archiveKey(signingKey).publicKey];

test('I16 an archive is whole and signed: each changed, added or missing file is found, and no other key is taken for ours', async () => {
  expect(await verifyArchive(await written(), trusted)).toMatchObject({
    isGenuine: true,
    signature: 'valid',
    isTrusted: true,
    changed: [],
    missing: [],
    added: [],
  });
  const name = 'tour.js';
  expect(await verifyArchive(await altered((entries) => void entries.set(name, Buffer.from('evil()'))), trusted)).toMatchObject({
    isGenuine: false,
    changed: [name],
  });
  expect(await verifyArchive(await altered((entries) => void entries.delete(name)), trusted)).toMatchObject({
    isGenuine: false,
    missing: [name],
  });
  expect(await verifyArchive(await altered((entries) => void entries.set('x.js', Buffer.from('x'))), trusted)).toMatchObject({
    isGenuine: false,
    added: ['x.js'],
  });
  const relisted = await altered((entries) => {
    const list = JSON.parse(entries.get('belvedere/checksums.json')!.toString()) as { origin: string };
    entries.set('belvedere/checksums.json', Buffer.from(JSON.stringify({ ...list, origin: 'https://evil.example' })));
  });
  expect(await verifyArchive(relisted, trusted)).toMatchObject({ isGenuine: false, signature: 'invalid' });
  const unsigned = await altered((entries) => void entries.delete('belvedere/signature.json'));
  expect(await verifyArchive(unsigned, trusted)).toMatchObject({ isGenuine: false, signature: 'absent' });
  // Whole and signed, but by somebody else.
  expect(await verifyArchive(await written(), [archiveKey(randomBytes(32)).publicKey])).toMatchObject({
    isGenuine: false,
    signature: 'valid',
    isTrusted: false,
  });
});

test('I10 the key that is shown is the public one, the same for every process of an installation', () => {
  const { keys } = archiveKeySet(signingKey);
  expect(keys).toEqual([
    { kty: 'OKP', crv: 'Ed25519', use: 'sig', alg: 'EdDSA', kid: archiveKey(signingKey).id, x: archiveKey(signingKey).publicKey },
  ]);
  expect(archiveKey(signingKey)).toEqual(archiveKey(new Uint8Array(signingKey)));
  expect(JSON.stringify(keys)).not.toContain('"d"');
});

test('E5 words of a tour can neither end the script nor the page that they stand in', () => {
  const evil = {
    ...manifest,
    title: '</script><script>alert(1)</script>\u2028',
    description: '"><img src=x onerror=alert(1)>',
    language: 'en"',
  };
  const script = manifestScript(evil);
  expect(script).not.toContain('<');
  expect(script).not.toContain('\u2028');
  const page = offlinePage(evil);
  expect(page).not.toMatch(/<img|<script>alert|lang="en""/);
});

test('0.21 a tile that became a script is a picture again', () => {
  const webp = randomBytes(100);
  expect(readTileScript(tileScript('a"b/0_0.webp', webp))?.equals(webp)).toBe(true);
  expect([readTileScript('alert(1)'), readTileScript('')]).toEqual([undefined, undefined]);
});
