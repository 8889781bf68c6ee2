import { mkdir, mkdtemp, readdir, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../core/index.ts';
import { diskStorage } from './disk-storage.ts';
import { storageConformance } from './storage-conformance.ts';
import { storageKey, storagePrefix } from './storage-key.ts';
import type { Storage } from './storage.ts';

let root: string;
let storage: Storage;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'storage-'));
  storage = await diskStorage({ root });
});
afterAll(() => rm(root, { recursive: true }));

storageConformance('a disk', () => storage);

describe('disk storage', () => {
  test('E11 a symbolic link is followed neither as a file nor as a folder', async () => {
    const tenant = newId();
    await mkdir(join(root, tenant));
    const secret = join(root, 'secret.txt');
    await writeFile(secret, 'secret');
    await symlink(secret, join(root, tenant, 'link.txt'));
    await symlink(root, join(root, tenant, 'out'));
    const [link, through] = [storageKey(tenant, 'link.txt'), storageKey(tenant, 'out', 'secret.txt')];
    await expect(storage.get(link)).rejects.toMatchObject({ code: 'storage.not_found' });
    expect(await storage.head(link)).toBeUndefined();
    for (const call of [
      () => storage.get(through),
      () => storage.delete(through),
      () => storage.put(through, Buffer.from('x'), { mimeType: 'text/plain' }),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'storage.bad_key' });
    }
    const listed = await Array.fromAsync(storage.list(storagePrefix(tenant)));
    expect(listed).toEqual([]);
    expect((await stat(secret)).size).toBe(6);
  });

  test('X11 a full disk has a name, and nothing is left behind', async () => {
    const key = storageKey(newId(), 'a.txt');
    for (const code of ['ENOSPC', 'EDQUOT']) {
      const source = new Readable({ read: () => source.destroy(Object.assign(new Error('no space'), { code })) });
      await expect(storage.put(key, source, { mimeType: 'text/plain' })).rejects.toMatchObject({
        code: 'storage.full',
        status: 507,
        retryable: true,
      });
    }
    expect(await storage.head(key)).toBeUndefined();
    expect(await readdir(join(root, '.incoming'))).toEqual([]);
  });

  test('a file can not stand where a folder is, and the other way round', async () => {
    const tenant = newId();
    await storage.put(storageKey(tenant, 'a', 'b.txt'), Buffer.from('x'), { mimeType: 'text/plain' });
    const wrong = [storageKey(tenant, 'a', 'b.txt', 'c.txt'), storageKey(tenant, 'a')];
    await expect(storage.put(wrong[0] ?? storageKey(tenant, 'x'), Buffer.from('x'), { mimeType: 'text/plain' })).rejects.toMatchObject({
      code: 'storage.bad_key',
    });
    const asFile = storage.put(storageKey(tenant, 'a'), Buffer.from('x'), { mimeType: 'application/octet-stream' });
    await expect(asFile).rejects.toMatchObject({ code: 'storage.bad_key' });
    await expect(storage.get(storageKey(tenant, 'a'))).rejects.toMatchObject({ code: 'storage.not_found' });
  });

  test('what a killed process left is removed after a day, what is being written is not', async () => {
    const [old, young] = [join(root, '.incoming', 'old'), join(root, '.incoming', 'young')];
    await Promise.all([writeFile(old, 'x'), writeFile(young, 'x')]);
    const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000);
    await utimes(old, twoDaysAgo, twoDaysAgo);
    await diskStorage({ root });
    expect(await readdir(join(root, '.incoming'))).toEqual(['young']);
    await rm(young);
  });

  test('0.22 of many writers at once one wins whole, and a reader never sees a half', async () => {
    const key = storageKey(newId(), 'a.txt');
    const contents = Array.from({ length: 16 }, (_, index) => `${index % 10}`.repeat(100_000));
    await storage.put(key, Buffer.from(contents[0] ?? ''), { mimeType: 'text/plain' });
    const writing = contents.map((content) => storage.put(key, Buffer.from(content), { mimeType: 'text/plain' }));
    const reading = contents.map(async () => text((await storage.get(key)).body));
    for (const seen of await Promise.all(reading)) expect(contents).toContain(seen);
    await Promise.all(writing);
    expect(contents).toContain(await text((await storage.get(key)).body));
  });

  test('E12 the first byte alone is a range', async () => {
    const key = storageKey(newId(), 'a.txt');
    await storage.put(key, Buffer.from('abc'), { mimeType: 'text/plain' });
    const { body } = await storage.get(key, { range: { start: 0, end: 0 } });
    expect(await text(body)).toBe('a');
  });

  test('files are readable by us alone', async () => {
    const key = storageKey(newId(), 'a.txt');
    await storage.put(key, Buffer.from('x'), { mimeType: 'text/plain' });
    expect((await stat(join(root, key))).mode & 0o777).toBe(0o600);
  });
});
