import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../core/index.ts';
import { s3Storage } from './s3-storage.ts';
import { storageConformance } from './storage-conformance.ts';
import { storageKey, storagePrefix } from './storage-key.ts';

const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
let folder: string;
let server: ChildProcess;
let endpoint: string;
let storage: ReturnType<typeof s3Storage>;

const at = (address: string) =>
  s3Storage({ bucket: 'belvedere', client: { endpoint: address, region: 'us-east-1', forcePathStyle: true, credentials, maxAttempts: 1 } });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 's3-'));
  const program = join(fileURLToPath(import.meta.resolve('s3rver')), '..', '..', 'bin', 's3rver.js');
  const options = ['--directory', folder, '--address', '127.0.0.1', '--port', '0', '--no-vhost-buckets', '--configure-bucket', 'belvedere'];
  server = spawn(process.execPath, [program, ...options], { stdio: ['ignore', 'pipe', 'ignore'] });
  for await (const line of createInterface({ input: server.stdout ?? process.stdin })) {
    const port = /listening on .*?(\d+)\s*$/.exec(line)?.[1];
    if (!port) continue;
    endpoint = `http://127.0.0.1:${port}`;
    break;
  }
  server.stdout?.resume();
  storage = at(endpoint);
});
afterAll(async () => {
  storage.close();
  server.kill();
  await once(server, 'exit');
  await rm(folder, { recursive: true });
});

storageConformance('an S3 service', () => storage);

describe('S3 storage', () => {
  test('0.22 what never changes is marked so for the caches in front', async () => {
    const { HeadObjectCommand, S3Client } = await import('@aws-sdk/client-s3');
    const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials });
    const key = storageKey(newId(), 'tile.webp');
    await storage.put(key, Buffer.from('x'), { mimeType: 'image/webp', immutable: true });
    const { CacheControl, ContentType } = await client.send(new HeadObjectCommand({ Bucket: 'belvedere', Key: key }));
    expect([CacheControl, ContentType]).toEqual(['private, max-age=31536000, immutable', 'image/webp']);
    client.destroy();
  });

  test('E12 a range that the service does not keep to is not passed on as one', async () => {
    const { key } = await storage.put(storageKey(newId(), 'a.txt'), Buffer.from('abc'), { mimeType: 'text/plain' });
    // This server answers a range that ends with the first byte by the whole file.
    await expect(storage.get(key, { range: { start: 0, end: 0 } })).rejects.toMatchObject({ code: 'storage.unavailable' });
  });

  test('X11 a service that is away, or refuses us, is unavailable and not a missing file', async () => {
    const { key } = await storage.put(storageKey(newId(), 'a.txt'), Buffer.from('x'), { mimeType: 'text/plain' });
    const away = at('http://127.0.0.1:1');
    const stranger = s3Storage({
      bucket: 'belvedere',
      client: { endpoint, region: 'us-east-1', forcePathStyle: true, credentials: { ...credentials, accessKeyId: 'STRANGER' } },
    });
    const unavailable = { code: 'storage.unavailable', status: 503, retryable: true };
    await expect(away.get(key)).rejects.toMatchObject(unavailable);
    await expect(away.list(storagePrefix(newId()))[Symbol.asyncIterator]().next()).rejects.toMatchObject(unavailable);
    await expect(stranger.get(key)).rejects.toMatchObject(unavailable);
    for (const store of [away, stranger]) {
      await expect(store.put(key, Buffer.from('y'), { mimeType: 'text/plain' })).rejects.toMatchObject(unavailable);
      store.close();
    }
  });
});
