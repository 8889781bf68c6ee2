import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeMmdb } from '../../testing/make-mmdb.ts';
import { openGeography } from './open-geography.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belvedere-geography-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function written(name: string, content: Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const NETWORKS = {
  '203.0.113.0/24': { country: { iso_code: 'NZ', names: { en: 'New Zealand' } }, city: { names: { de: 'Wellington', en: 'Wellington' } } },
  '198.51.100.0/25': { country: { iso_code: 'PE' } },
  '192.0.2.0/24': { country: { iso_code: 'Peru' }, city: { names: { de: 'Lima' } } },
};

test('0.29 an address has the country and the city of its network, as far as the file knows them', async () => {
  const find = await openGeography(await written('city.mmdb', makeMmdb(NETWORKS)));
  expect(find('203.0.113.77')).toEqual({ country: 'NZ', city: 'Wellington' });
  expect(find('::ffff:203.0.113.77')).toEqual({ country: 'NZ', city: 'Wellington' });
  expect(find('198.51.100.127')).toEqual({ country: 'PE', city: null });
  for (const address of ['198.51.100.128', '192.0.2.1', '2001:db8::1', '', 'unknown', '203.0.113.77:80'])
    expect(find(address), address).toEqual({ country: null, city: null });
});

test('0.29 a file of something else, a broken one and one that is not there are refused when they are opened', async () => {
  await expect(openGeography(await written('asn.mmdb', makeMmdb(NETWORKS, 'GeoLite2-ASN')))).rejects.toThrow('GeoLite2-ASN');
  await expect(openGeography(await written('half.mmdb', makeMmdb(NETWORKS).subarray(0, 300)))).rejects.toThrow('Invalid');
  await expect(openGeography(join(folder, 'none.mmdb'))).rejects.toThrow('ENOENT');
});
