import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newId, runInTransaction, type JobCall } from '@belvedere/kernel';
import { DAY } from '@belvedere/kernel/core';
import type { FetchPolicy } from '@belvedere/kernel/fetch';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createToursWorld, type ToursTenant, type ToursWorld } from '../testing/tours-world.ts';
import { checkLinksJobs } from './check-links-jobs.ts';

let world: ToursWorld;
let tenant: ToursTenant;
let server: Server;
let site: string;
let policy: FetchPolicy;
const asked: string[] = [];
beforeAll(async () => {
  world = await createToursWorld();
  tenant = await world.tenant();
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const path = request.url ?? '';
    if (path === '/loop') response.writeHead(302, { location: '/loop' }).end();
    else if (path === '/no-head') response.writeHead(request.method === 'HEAD' ? 405 : 200).end('here');
    else if (path === '/hang-up') request.socket.destroy();
    else response.writeHead(Number(/\d+/.exec(path)?.[0] ?? 200)).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  site = `http://links.example:${port}`;
  policy = { protocols: ['http:'], ports: [port], resolve: async () => ['127.0.0.1'], allowsAddress: () => true };
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await world.close();
});

async function check(tourId: string, which: 'published' | 'wanted' = 'published'): Promise<void> {
  const job = checkLinksJobs(policy)[which === 'published' ? 0 : 1]!;
  const origin = {
    services: world.services,
    actor: { type: 'system', name: 'test' },
    request: { id: newId(), ip: '', userAgent: null },
    setHeader: () => {},
  } as const;
  const call: JobCall<{ tourId: string }> = {
    services: world.services,
    tenantId: tenant.id,
    input: { tourId },
    attempt: 1,
    isLastAttempt: false,
    signal: new AbortController().signal,
    transaction: (work) => runInTransaction(origin, { tenantId: tenant.id, scopes: new Set() }, work),
  };
  await job.run(call);
}

test('0.6 links are looked at by a job, and the linter says which lead nowhere and since when', async () => {
  const { tours } = tenant.call;
  const { id, sceneIds } = await tenant.tour('Linked');
  const link = (title: string, href: string, yaw: number) =>
    tours.hotspots.create({ sceneId: sceneIds[0]!, title, position: { yaw, pitch: 0 }, content: { type: 'link', href, label: title } });
  const paths = ['/200', '/404', '/410', '/500', '/403', '/no-head', '/loop', '/hang-up'];
  for (const [n, path] of paths.entries()) await link(path, site + path, n * 10 - 60);
  await link('inside', 'http://10.0.0.1/', 60);
  await link('mail', 'mailto:a@example.org', 70);
  await check(id);
  const broken = (await tours.findings({ id })).items.filter(({ rule }) => rule === 'broken_link');
  expect(broken.map(({ message }) => /“([^”]+)”.*which (.*?) on/.exec(message)?.slice(1))).toEqual([
    ['/404', 'answered 404'],
    ['/410', 'answered 410'],
    ['/500', 'answered 500'],
    ['/loop', 'leads in circles'],
    ['/hang-up', 'did not answer'],
    ['inside', 'is no public address'],
  ]);
  expect(
    broken.every(({ severity, hotspotId, message }) => severity === 'warning' && hotspotId !== null && message.includes('2026-11-21')),
  ).toBe(true);
  expect(asked.filter((one) => one.endsWith('/200'))).toEqual(['HEAD /200']);
  expect(asked.filter((one) => one.endsWith('/no-head'))).toEqual(['HEAD /no-head', 'GET /no-head']);

  // What was looked at is not asked for again the same day, unless somebody wants it.
  asked.length = 0;
  await check(id);
  expect(asked).toEqual([]);
  world.clock.advance(DAY / 2);
  await check(id, 'wanted');
  expect(asked.length).toBeGreaterThan(5);
  await tours.remove({ id });
  await check(id, 'wanted');
});
