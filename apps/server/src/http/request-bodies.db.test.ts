import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type StartedServer } from '../testing/index.ts';

let server: StartedServer;
let key: string;
beforeAll(async () => {
  server = await startTestServer();
  key = await server.createKey(await server.createTenant('bodies'));
});
afterAll(() => server.stop());

/** Sends pieces without saying how many there will be. */
function sendChunked(
  path: string,
  pieces: string[],
): Promise<{ status: number | undefined; connection: string | undefined; body: string }> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}`, 'transfer-encoding': 'chunked' };
  return new Promise((resolve, reject) => {
    const call = request(`${server.url}${path}`, { method: 'POST', headers }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (piece: string) => (body += piece));
      answer.on('end', () => resolve({ status: answer.statusCode, connection: answer.headers.connection, body })).on('error', reject);
    });
    call.on('error', reject);
    for (const piece of pieces) call.write(piece);
    call.end();
  });
}
const large = (n: number) => Array.from({ length: n }, () => ' '.repeat(65_536));

test.for([
  ['/api/tours/create', '{"title": "Chunked"}'],
  ['/trpc/tours.create', '{"json": {"title": "Chunked"}}'],
] as const)('K6 %s takes a chunked body, but no endless one', async ([path, body]) => {
  const sound = await sendChunked(path, [...large(2), body]);
  expect(sound).toMatchObject({ status: 200, body: expect.stringContaining('"title":"Chunked"') });
  const refused = await sendChunked(path, [...large(20), body]);
  expect(refused).toMatchObject({ status: 413, connection: 'close', body: expect.stringContaining('common.payload_too_large') });
});
