import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compressed } from './compressed.ts';

const json = { 'content-type': 'application/json' };
const large = JSON.stringify({ items: Array.from({ length: 500 }, (_, index) => `Größe ${index}`) });
const answer = (body: string | null, headers: Record<string, string> = json, status = 200) => new Response(body, { status, headers });

test('a large answer is compressed for who takes it, and keeps its status and headers', async () => {
  const response = await compressed(answer(large, { ...json, 'x-request-id': 'seven', vary: 'origin' }, 207), 'br, gzip;q=0.5');
  expect(Object.fromEntries(response.headers)).toEqual({
    ...json,
    'x-request-id': 'seven',
    vary: 'origin, accept-encoding',
    'content-encoding': 'gzip',
  });
  expect(response.status).toBe(207);
  const body = Buffer.from(await response.arrayBuffer());
  expect(body.length).toBeLessThan(large.length / 3);
  expect(gunzipSync(body).toString()).toBe(large);
});

test('what is small, no JSON or not wanted so goes as it is', async () => {
  for (const accepted of [undefined, '', 'br', 'gzip;q=0', 'gzip; q=0.000, br']) {
    const response = await compressed(answer(large), accepted);
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('vary')).toBe('accept-encoding');
    expect(await response.text()).toBe(large);
  }
  for (const plain of [answer('{"a":1}'), answer(large, { 'content-type': 'text/plain' }), answer(null, json, 204)]) {
    const response = await compressed(plain, 'gzip');
    expect(response.headers.get('content-encoding')).toBeNull();
  }
});
