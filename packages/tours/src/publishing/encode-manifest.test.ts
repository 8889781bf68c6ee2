import { createHash } from 'node:crypto';
import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { assetsOf, compileManifest } from './compile-manifest.ts';
import { encodeManifest } from './encode-manifest.ts';
import { tourGraphOf } from './testing/tour-graph-of.ts';

test('0.6 the document unpacks to its manifest; its address is the hash of its plain bytes', async () => {
  const manifest = compileManifest(tourGraphOf());
  const compiled = await encodeManifest(manifest);
  const body = brotliDecompressSync(compiled.brotli);
  expect(JSON.parse(body.toString())).toEqual(manifest);
  expect(compiled).toMatchObject({ size: body.length, hash: createHash('sha256').update(body).digest('base64url') });
  expect(compiled.assets).toEqual(assetsOf(manifest));
});

test('0.6 what does not keep to the schema is not published', async () => {
  const manifest = compileManifest(tourGraphOf());
  await expect(encodeManifest({ ...manifest, start: 'nowhere' })).rejects.toThrow('start');
});
