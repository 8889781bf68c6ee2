import { commonErrors } from '@belvedere/kernel';
import { expect, test } from 'vitest';
import { listProcedures } from '../procedures.ts';
import { listErrors } from './list-errors.ts';
import { referenceRoutes } from './reference-routes.ts';

const app = referenceRoutes({ publicUrl: 'https://tours.example', isLive: async () => false });
const text = async (path: string) => (await app.request(path)).text();

test('the reference names every procedure and needs nothing but its own stylesheets', async () => {
  const page = await text('/api');
  for (const { path } of listProcedures()) expect(page).toContain(`<article id="${path}">`);
  expect(page).not.toMatch(/<script|style="/);
  const addresses = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address!);
  expect(addresses.filter((address) => !/^(#|\/assets\/|\/problems|\/api|\/viewer)/.test(address))).toEqual([]);
});

test('every link inside the reference leads somewhere', async () => {
  const page = await text('/api');
  const targets = new Set([...page.matchAll(/id="([^"]+)"/g)].map(([, id]) => id));
  const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(links.length).toBeGreaterThan(listProcedures().length);
  expect(links.filter((id) => !targets.has(id))).toEqual([]);
});

test('the type of each problem is a page with its words', async () => {
  const declared = listProcedures().flatMap(({ meta }) => meta.errors);
  for (const { code, message, help } of [...declared, ...Object.values(commonErrors)]) {
    const response = await app.request(`/problems/${code}`);
    expect(response.status, code).toBe(200);
    const page = await response.text();
    for (const words of [code, message, help ?? '']) expect(page).toContain(words.replaceAll("'", '&#39;').replaceAll('"', '&quot;'));
  }
  expect((await app.request('/problems/tours.nothing')).status).toBe(404);
  expect(await text('/problems')).toContain('tours.not_publishable');
});

test('an error knows which procedures answer with it', () => {
  expect(listErrors().get('tours.not_publishable')?.procedures).toEqual(['tours.publish', 'tours.exports.create']);
  expect(listErrors().get('common.internal')?.procedures).toEqual([]);
});

test('S1 pages without scripts allow none', async () => {
  for (const path of ['/api', '/problems', '/problems/common.not_found', '/problems/nothing'])
    expect((await app.request(path)).headers.get('content-security-policy'), path).toMatch(
      /^default-src 'none'; style-src 'self';(?!.*script)/,
    );
});
