import { describe, expect, test } from 'vitest';
import { createBelvedere } from './create-belvedere.ts';
import { BelvedereError } from './errors.ts';
import { answers, breaks, scriptedFetch, type SentRequest } from './testing/scripted-fetch.ts';
import type { UploadSource } from './upload-source.ts';

const CHUNK = 4;
const bytes = Uint8Array.from({ length: 11 }, (_, index) => index);

/** A server that keeps bytes. `faults` say what happens to the chunks that arrive, one after another. */
function openUploads(faults: ('keep' | 'lose' | 'half' | 'refuse')[] = []) {
  const held: number[] = [];
  const call = answers((path) => (path === 'media.createUpload' ? ticket : { id: 'm1', status: 'processing' }));
  const ticket = { media: { id: 'm1', fileSize: bytes.length }, upload: { url: '/uploads/m1?token=t', chunkSize: CHUNK, offset: 0 } };
  const script = scriptedFetch(async (request: SentRequest, signal) => {
    if (request.url.pathname !== '/uploads/m1') return call(request, signal);
    const stands = () =>
      new Response(null, { status: request.method === 'HEAD' ? 200 : 204, headers: { 'upload-offset': String(held.length) } });
    if (request.method === 'HEAD') return stands();
    expect(request.headers.get('upload-offset')).toBe(String(held.length));
    expect(request.headers.has('authorization')).toBe(false);
    const chunk = [...new Uint8Array(await new Response(request.body as BodyInit).arrayBuffer())];
    const fault = faults.shift() ?? 'keep';
    if (fault === 'refuse') {
      const problem = { type: '', title: 'Over.', status: 410, code: 'media.upload_expired', request_id: 'r', retryable: false };
      return Response.json(problem, { status: 410 });
    }
    if (fault !== 'lose') held.push(...(fault === 'half' ? chunk.slice(0, 2) : chunk));
    return fault === 'keep' ? stands() : breaks(request, signal);
  });
  return {
    held,
    sent: script.sent,
    ticket,
    client: createBelvedere({ baseUrl: 'https://a.example', apiKey: 'k', fetch: script.fetch, retries: 1 }),
  };
}

async function* pieces(sizes: number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (const size of sizes) yield bytes.slice(at, (at += size));
}

const sources: Record<string, () => UploadSource> = {
  bytes: () => bytes,
  'a blob': () => new Blob([bytes]),
  'a stream': () => new Blob([bytes]).stream(),
  'pieces that fit no chunk': () => pieces([1, 6, 3, 1]),
  'one large piece': () => pieces([11]),
};

describe.each(Object.entries(sources))('%s', (_name, source) => {
  test('arrive whole, and progress is told', async () => {
    const { client, held } = openUploads();
    const told: number[] = [];
    const media = await client.uploadMedia(source(), {
      fileName: 'hall.jpg',
      size: bytes.length,
      onProgress: ({ sent, total }) => told.push(sent / total),
    });
    expect(media).toEqual({ id: 'm1', status: 'processing' });
    expect(held).toEqual([...bytes]);
    expect(told).toEqual([0, 4 / 11, 8 / 11, 1]);
  });

  test('arrive whole over connections that break, wherever they break', async () => {
    const { client, held } = openUploads(['lose', 'keep', 'half', 'keep', 'lose', 'keep']);
    await client.uploadMedia(source(), { fileName: 'hall.jpg', size: bytes.length });
    expect(held).toEqual([...bytes]);
  });
});

test('an upload goes on in another process from where it stands', async () => {
  const { client, held, sent, ticket } = openUploads();
  held.push(0, 1, 2, 3, 4);
  await client.uploadMedia(pieces([11]), { resume: ticket as never });
  expect(held).toEqual([...bytes]);
  expect(sent.map(({ paths, method }) => `${method} ${paths[0]}`)).not.toContain('POST media.createUpload');
});

test('what the server refuses ends the upload, and a line that stays dead does too', async () => {
  await expect(openUploads(['keep', 'refuse']).client.uploadMedia(bytes, { fileName: 'a.jpg' })).rejects.toMatchObject({
    code: 'media.upload_expired',
  });
  const dead = openUploads(['lose', 'lose', 'lose']);
  await expect(dead.client.uploadMedia(bytes, { fileName: 'a.jpg' })).rejects.toMatchObject({ code: 'client.network' });
  expect(dead.held).toEqual([]);
});

test('a stream that is shorter than was said is an error, not a wait', async () => {
  await expect(openUploads().client.uploadMedia(pieces([5]), { fileName: 'a.jpg', size: 11 })).rejects.toThrow(
    'The stream ended after 5 of 11 bytes.',
  );
});

test('what is missing is said', async () => {
  const { client } = openUploads();
  await expect(client.uploadMedia(bytes)).rejects.toThrow('fileName is missing');
  await expect(client.uploadMedia(pieces([1]), { fileName: 'a.jpg' })).rejects.toThrow('size is missing');
});

test('an aborted upload stops', async () => {
  const controller = new AbortController();
  const { client, held } = openUploads();
  const call = client.uploadMedia(bytes, {
    fileName: 'a.jpg',
    signal: controller.signal,
    onProgress: ({ sent }) => sent > 0 && controller.abort(),
  });
  await expect(call).rejects.toSatisfy((error) => error instanceof BelvedereError && error.code === 'client.aborted');
  expect(held).toHaveLength(CHUNK);
});
