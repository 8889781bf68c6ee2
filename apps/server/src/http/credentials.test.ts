import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { clientIp } from './credentials.ts';

/** The address that a server behind so many proxies takes a request for, whose connection comes from 198.51.100.7. */
async function seenFrom(forwarded: string | undefined, trustedHops: number): Promise<string> {
  const app = new Hono();
  app.get('/', (c) => c.text(clientIp(c, trustedHops)));
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  const connection = { incoming: { socket: { remoteAddress: '198.51.100.7' } } };
  return (await app.request('/', { headers }, connection)).text();
}

test.for([
  // Nobody in front: whatever is claimed, the connection counts.
  ['203.0.113.1', 0, '198.51.100.7'],
  [undefined, 0, '198.51.100.7'],
  // One proxy: what it wrote counts, not what it was sent.
  ['203.0.113.1', 1, '203.0.113.1'],
  ['10.9.9.9, 203.0.113.1', 1, '203.0.113.1'],
  // Two proxies of ours: the outer one saw the client.
  ['10.9.9.9, 203.0.113.1, 192.0.2.5', 2, '203.0.113.1'],
  // Fewer entries than proxies: somebody came past them.
  [undefined, 1, '198.51.100.7'],
] as const)('A14 X-Forwarded-For %s behind %d proxies is %s', async ([forwarded, hops, expected]) => {
  expect(await seenFrom(forwarded, hops)).toBe(expected);
});
