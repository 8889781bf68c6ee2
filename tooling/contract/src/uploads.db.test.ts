import { createBelvedere, isBelvedereError, type MediaUploadView } from '@belvedere/sdk';
import { startTestServer, type StartedServer } from '@belvedere/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let server: StartedServer;
let apiKey: string;

beforeAll(async () => {
  server = await startTestServer();
  apiKey = await server.createKey(await server.createTenant('gallery'));
});
afterAll(() => server?.stop());

/** Three chunks. */
const bytes = new Uint8Array(20_000_000).map((_, index) => index % 251);

/** Loses every second chunk on its way, and the answer to every third. */
function breakingFetch(): { fetch: typeof fetch; chunks: () => number } {
  let chunks = 0;
  const breaking: typeof fetch = async (url, init) => {
    if (init?.method !== 'PATCH') return fetch(url, init);
    chunks++;
    if (chunks % 2 === 0) throw new TypeError('The line broke.');
    const response = await fetch(url, init);
    if (chunks % 3 === 0) throw new TypeError('The line broke behind the chunk.');
    return response;
  };
  return { fetch: breaking, chunks: () => chunks };
}

test('an upload whose connection breaks again and again arrives whole', async () => {
  const line = breakingFetch();
  const belvedere = createBelvedere({ baseUrl: server.url, apiKey, fetch: line.fetch });
  const media = await belvedere.uploadMedia(bytes, { fileName: 'hall.png', purpose: 'panorama' });
  expect(media.uploadOffset).toBe(bytes.length);
  expect(line.chunks()).toBeGreaterThan(3);
});

test('an upload that was given up goes on in another client from what arrived of it', async () => {
  const controller = new AbortController();
  let begun: MediaUploadView | undefined;
  const firstHalf = createBelvedere({ baseUrl: server.url, apiKey }).uploadMedia(bytes, {
    fileName: 'hall.png',
    purpose: 'panorama',
    signal: controller.signal,
    onCreated: (upload) => (begun = upload),
    onProgress: ({ sent }) => sent > 0 && controller.abort(),
  });
  await expect(firstHalf).rejects.toSatisfy((error) => isBelvedereError(error, 'client.aborted'));

  const progress: number[] = [];
  const media = await createBelvedere({ baseUrl: server.url, apiKey }).uploadMedia(bytes, {
    resume: begun,
    onProgress: ({ sent }) => progress.push(sent),
  });
  expect(progress[0]).toBeGreaterThan(0);
  expect(media).toMatchObject({ id: begun?.media.id, uploadOffset: bytes.length });
});
