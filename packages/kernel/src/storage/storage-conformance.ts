import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { newId } from '../core/index.ts';
import type { Storage, StoredFile } from './storage.ts';
import { storageKey, storagePrefix } from './storage-key.ts';

const text = (content: string) => Buffer.from(content);
const TXT = { mimeType: 'text/plain' };

async function keysOf(files: AsyncIterable<StoredFile>): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of files) keys.push(key);
  return keys;
}

/** What every store has to do. Called by the test file of each. */
export function storageConformance(name: string, storageOf: () => Storage): void {
  const contentOf = async (...args: Parameters<Storage['get']>) => buffer((await storageOf().get(...args)).body);

  describe(`0.22 ${name} conforms`, () => {
    test('0.22 what was put is there, with its size, type, etag and time', async () => {
      const key = storageKey(newId(), 'media', 'a.webp');
      const put = await storageOf().put(key, text('picture'), { mimeType: 'image/webp', immutable: true });
      expect(put).toMatchObject({ key, size: 7, mimeType: 'image/webp', etag: expect.stringMatching(/^"[^"]+"$/) });
      expect(Math.abs(put.modifiedAt.getTime() - Date.now())).toBeLessThan(60_000);
      const { body, ...got } = await storageOf().get(key);
      expect(await buffer(body)).toEqual(text('picture'));
      expect(got).toEqual(put);
      expect(await storageOf().head(key)).toEqual(put);
    });

    test('0.22 a stream is taken as it comes, large and empty', async () => {
      const tenant = newId();
      const large = randomBytes(7 * 1024 * 1024);
      const pieces = Array.from({ length: 112 }, (_, index) => large.subarray(index * 65_536, (index + 1) * 65_536));
      const stored = await storageOf().put(storageKey(tenant, 'large.bin'), Readable.from(pieces), {
        mimeType: 'application/octet-stream',
      });
      expect(stored.size).toBe(large.length);
      expect((await contentOf(stored.key)).equals(large)).toBe(true);
      const empty = await storageOf().put(storageKey(tenant, 'empty.txt'), Readable.from([]), TXT);
      expect(empty.size).toBe(0);
      expect(await contentOf(empty.key)).toHaveLength(0);
    });

    test('E12 a range gives these bytes and the whole size', async () => {
      const key = storageKey(newId(), 'a.txt');
      await storageOf().put(key, text('0123456789'), TXT);
      for (const [start, end, expected] of [
        [0, 1, '01'],
        [3, 6, '3456'],
        [9, 9, '9'],
        [0, 9, '0123456789'],
      ] as const) {
        const { body, size } = await storageOf().get(key, { range: { start, end } });
        expect([(await buffer(body)).toString(), size]).toEqual([expected, 10]);
      }
    });

    test('0.22 a file is replaced whole, and its etag changes', async () => {
      const key = storageKey(newId(), 'a.txt');
      const before = await storageOf().put(key, text('a longer content'), TXT);
      const after = await storageOf().put(key, text('short'), TXT);
      expect(after.etag).not.toBe(before.etag);
      expect(await contentOf(key)).toEqual(text('short'));
    });

    test('X2 a source that breaks off leaves what was there, and its own error', async () => {
      const key = storageKey(newId(), 'a.txt');
      await storageOf().put(key, text('before'), TXT);
      const broken = Readable.from(
        (async function* () {
          yield text('half');
          throw new RangeError('broke off');
        })(),
      );
      await expect(storageOf().put(key, broken, TXT)).rejects.toThrow('broke off');
      expect(await contentOf(key)).toEqual(text('before'));
    });

    test('what is not there is missing, and deleting it is no error', async () => {
      const key = storageKey(newId(), 'folder', 'none.txt');
      expect(await storageOf().head(key)).toBeUndefined();
      await expect(storageOf().get(key)).rejects.toMatchObject({ code: 'storage.not_found' });
      await expect(storageOf().copy(key, storageKey(newId(), 'b.txt'))).rejects.toMatchObject({ code: 'storage.not_found' });
      await storageOf().delete(key);
      await storageOf().put(key, text('x'), TXT);
      await storageOf().delete(key);
      expect(await storageOf().head(key)).toBeUndefined();
    });

    test('a copy is a file of its own', async () => {
      const [from, to] = [storageKey(newId(), 'a.txt'), storageKey(newId(), 'deep', 'er', 'b.txt')];
      await storageOf().put(from, text('x'), TXT);
      expect(await storageOf().copy(from, to)).toMatchObject({ key: to, size: 1, mimeType: 'text/plain' });
      await storageOf().delete(from);
      expect(await contentOf(to)).toEqual(text('x'));
    });

    test('R16 a list holds what is below a prefix of one tenant and nothing of another', async () => {
      const [mine, other] = [newId(), newId()];
      const names = ['tiles/2/a.txt', 'tiles/10/a.txt', 'tiles/2.txt', 'tiles-old/a.txt', 'a.txt', 'tiles/2-a.txt'];
      for (const tenant of [mine, other])
        for (const name of names) await storageOf().put(storageKey(tenant, ...name.split('/')), text(name), TXT);
      const tiles = ['tiles/10/a.txt', 'tiles/2-a.txt', 'tiles/2.txt', 'tiles/2/a.txt'].map((name) => `${mine}/${name}`);
      expect((await keysOf(storageOf().list(storagePrefix(mine, 'tiles')))).sort()).toEqual(tiles);
      expect(await keysOf(storageOf().list(storagePrefix(mine)))).toHaveLength(names.length);
      expect(await keysOf(storageOf().list(storagePrefix(newId())))).toEqual([]);
    });

    test('E7 a file can not be of another type than its name says', async () => {
      for (const [file, mimeType] of [
        ['a.txt', 'text/html'],
        ['a.html', 'text/html'],
        ['a.svg', 'image/svg+xml'],
        ['a', 'text/plain'],
      ] as const) {
        await expect(storageOf().put(storageKey(newId(), file), text('x'), { mimeType })).rejects.toThrow(TypeError);
      }
      const unknown = await storageOf().put(storageKey(newId(), 'a.html'), text('x'), { mimeType: 'application/octet-stream' });
      expect(unknown.mimeType).toBe('application/octet-stream');
    });

    test('a reader may leave in the middle', async () => {
      const key = storageKey(newId(), 'a.bin');
      await storageOf().put(key, Buffer.alloc(2_000_000), { mimeType: 'application/octet-stream' });
      const { body } = await storageOf().get(key);
      body.on('error', (error) => expect(error.message).toMatch(/abort|premature/i));
      await once(body, 'readable');
      body.destroy();
      await once(body, 'close');
      expect(await contentOf(key, { range: { start: 0, end: 1 } })).toHaveLength(2);
    });
  });
}
