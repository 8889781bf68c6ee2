import { describe, expect, test, vi } from 'vitest';
import { createBelvedere, type BelvedereOptions } from './create-belvedere.ts';
import { BelvedereError, isBelvedereError } from './errors.ts';
import { answers, breaks, fails, hangs, scriptedFetch } from './testing/scripted-fetch.ts';

type Script = Parameters<typeof scriptedFetch>;

function open(script: Script, options: Partial<BelvedereOptions> = {}) {
  const { fetch, sent } = scriptedFetch(...script);
  return { sent, client: createBelvedere({ baseUrl: 'https://tours.example.org/', apiKey: 'bv_live_key', fetch, ...options }) };
}

const failure = (call: Promise<unknown>): Promise<BelvedereError> =>
  call.then(
    () => expect.fail('The call did not fail.'),
    (error: unknown) => (error instanceof BelvedereError ? error : expect.fail(`Not a BelvedereError: ${String(error)}`)),
  );

describe('what a call sends', () => {
  test('K5 a key stands in the Authorization header and nowhere else, and no cookie goes along', async () => {
    const { client, sent } = open([answers(() => ({ id: 1 }))]);
    await client.tours.get({ slug: 'house' });
    expect(sent[0]!.headers.get('authorization')).toBe('Bearer bv_live_key');
    expect(sent[0]!.url.href).not.toContain('bv_live_key');
    expect(sent[0]!.credentials).toBe('omit');
    expect(sent[0]!.headers.has('x-app')).toBe(false);
  });

  test('A11 without a key the session is used, and the header that no form can send goes along', async () => {
    const { client, sent } = open([answers(() => ({}))], { apiKey: undefined });
    await client.identity.signOut();
    expect(sent[0]).toMatchObject({ method: 'POST', credentials: 'include', paths: ['identity.signOut'] });
    expect(sent[0]!.headers.get('x-app')).toBe('1');
    expect(sent[0]!.headers.get('content-type')).toBe('application/json');
    expect(sent[0]!.headers.has('authorization')).toBe(false);
  });

  test('dates travel both ways as dates', async () => {
    const at = new Date('2026-01-02T03:04:05.678Z');
    const { client, sent } = open([answers(() => ({ items: [{ occurredAt: at }], nextCursor: null }))]);
    const page = await client.auditLog.list({ from: at });
    expect(sent[0]!.inputs).toEqual([{ from: at }]);
    expect(page.items[0]!.occurredAt).toEqual(at);
  });

  test('K6 queries of one moment share requests of ten; those of another tenant have their own', async () => {
    const { client, sent } = open([answers((_, input) => input)]);
    const slugs = Array.from({ length: 12 }, (_, index) => `tour-${index}`);
    const calls = slugs.map((slug, index) => client.tours.get({ slug }, { tenant: index === 11 ? 'other' : undefined }));
    expect(await Promise.all(calls)).toEqual(slugs.map((slug) => ({ slug })));
    expect(sent.map(({ paths, headers }) => [paths.length, headers.get('x-belvedere-tenant')])).toEqual([
      [10, null],
      [1, null],
      [1, 'other'],
    ]);
  });

  test('commands go alone, each with a key of its own', async () => {
    const { client, sent } = open([answers(() => ({}))], { tenant: 'house' });
    await Promise.all([client.tours.create({ title: 'A' }), client.tours.create({ title: 'B' })]);
    const keys = sent.map(({ headers }) => headers.get('idempotency-key'));
    expect(sent.map(({ paths }) => paths)).toEqual([['tours.create'], ['tours.create']]);
    expect(new Set(keys).size).toBe(2);
    expect(keys.every((key) => /^[0-9a-f]{32}$/.test(key ?? ''))).toBe(true);
    expect(sent[0]!.headers.get('x-belvedere-tenant')).toBe('house');
  });

  test('an address with a path below which the server stands is kept', async () => {
    const { client, sent } = open([answers(() => ({}))], { baseUrl: 'https://example.org/belvedere/' });
    await client.tours.get({ slug: 'a' });
    expect(sent[0]!.url.pathname).toBe('/belvedere/trpc/tours.get');
    expect(() => createBelvedere({ baseUrl: 'ftp://example.org' })).toThrow('baseUrl has to begin with https://');
  });
});

describe('how a call fails', () => {
  test('with everything that the server says', async () => {
    const problem = { detail: 'Correct it.', errors: [{ field: 'title', detail: 'Too short.' }], uses: ['a'] };
    const error = await failure(open([fails(400, 'common.invalid_input', problem)]).client.tours.create({ title: '' }));
    expect(error).toMatchObject({
      code: 'common.invalid_input',
      status: 400,
      message: 'It failed.',
      requestId: 'req-1',
      help: 'Correct it.',
      fields: { title: 'Too short.' },
      retryable: false,
      data: { uses: ['a'] },
    });
    expect(isBelvedereError(error, 'common.invalid_input', 'tours.slug_taken')).toBe(true);
    expect(isBelvedereError(error, 'tours.slug_taken')).toBe(false);
  });

  test('with problem details that did not come through tRPC', async () => {
    const problem = {
      type: '/problems/common.forbidden',
      title: 'No.',
      status: 403,
      code: 'common.forbidden',
      request_id: 'req-2',
      retryable: false,
    };
    const error = await failure(open([() => Response.json(problem, { status: 403 })]).client.tours.list());
    expect(error).toMatchObject({ code: 'common.forbidden', status: 403, requestId: 'req-2' });
  });

  test('when something else answers: a page, a gateway', async () => {
    const page = () => new Response('<h1>Hello</h1>', { headers: { 'content-type': 'text/html' } });
    expect(await failure(open([page]).client.tours.list())).toMatchObject({
      code: 'client.unexpected_answer',
      status: 200,
      retryable: false,
    });
    const gateway = () => new Response('Bad gateway', { status: 502 });
    const { client, sent } = open([gateway], { retries: 1 });
    expect(await failure(client.tours.list())).toMatchObject({ code: 'client.unexpected_answer', status: 502, retryable: true });
    expect(sent).toHaveLength(2);
  });

  test('when its signal is aborted: before, while it waits for an answer, and while it waits to try again', async () => {
    const early = open([answers(() => ({}))]);
    expect(await failure(early.client.tours.list({}, { signal: AbortSignal.abort('enough') }))).toMatchObject({
      code: 'client.aborted',
      cause: 'enough',
    });
    expect(early.sent).toHaveLength(0);

    for (const answer of [hangs, fails(503, 'common.unavailable', { retryable: true, retry_after: 20 })]) {
      const controller = new AbortController();
      const { client, sent } = open([answer]);
      const call = failure(client.tours.get({ slug: 'a' }, { signal: controller.signal }));
      await vi.waitFor(() => expect(sent).toHaveLength(1));
      controller.abort();
      expect(await call).toMatchObject({ code: 'client.aborted', retryable: false });
      expect(sent).toHaveLength(1);
    }
  });

  test('when no answer comes in time, after as many attempts as were asked for', async () => {
    vi.useFakeTimers();
    try {
      const { client, sent } = open([hangs], { retries: 1, timeoutMs: 1_000 });
      const call = failure(client.tours.get({ slug: 'a' }));
      await vi.advanceTimersByTimeAsync(999);
      expect(sent).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(1_500);
      expect(await call).toMatchObject({ code: 'client.timeout', status: 0, retryable: true });
      expect(sent).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('what is tried again', () => {
  test('W5 a command whose connection broke, with the same key', async () => {
    const { client, sent } = open([breaks, answers(() => ({ id: 'made' }))]);
    expect(await client.tours.create({ title: 'A' })).toEqual({ id: 'made' });
    const keys = sent.map(({ headers }) => headers.get('idempotency-key'));
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });

  test('W5 the key that the caller gives is the one that is sent', async () => {
    const { client, sent } = open([breaks, answers(() => ({}))]);
    await client.tours.create({ title: 'A' }, { idempotencyKey: 'import-17' });
    expect(sent.map(({ headers }) => headers.get('idempotency-key'))).toEqual(['import-17', 'import-17']);
  });

  test('what the server calls retryable, not before Retry-After', async () => {
    vi.useFakeTimers();
    try {
      const { client, sent } = open([fails(429, 'common.rate_limited', { retryable: true, retry_after: 3 }), answers(() => ({ id: 1 }))]);
      const call = client.tours.get({ slug: 'a' });
      await vi.advanceTimersByTimeAsync(2_900);
      expect(sent).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(200);
      expect(await call).toEqual({ id: 1 });
      expect(sent).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });

  test('nothing that the server asks to wait for longer than half a minute', async () => {
    const { client, sent } = open([fails(429, 'common.quota_exceeded', { retryable: true, retry_after: 3600 })]);
    expect(await failure(client.tours.list())).toMatchObject({ code: 'common.quota_exceeded', retryAfter: 3600 });
    expect(sent).toHaveLength(1);
  });

  test('nothing that will fail again', async () => {
    const { client, sent } = open([fails(404, 'tours.not_found')]);
    expect(await failure(client.tours.get({ slug: 'a' }))).toMatchObject({ code: 'tours.not_found' });
    expect(sent).toHaveLength(1);
  });
});

describe('lists', () => {
  const pages = answers((_, input) => {
    const { cursor = '0' } = input as { cursor?: string };
    const next = Number(cursor) + 2;
    return { items: [`t${cursor}`, `t${next - 1}`], nextCursor: next < 6 ? String(next) : null };
  });

  test('awaited give their first page', async () => {
    const { client, sent } = open([pages]);
    expect(await client.tours.list({ limit: 2 })).toEqual({ items: ['t0', 't1'], nextCursor: '2' });
    expect(sent).toHaveLength(1);
  });

  test('walked through fetch page after page, as far as they are wanted', async () => {
    const { client, sent } = open([pages]);
    const items: unknown[] = [];
    for await (const item of client.tours.list({ limit: 2 })) items.push(item);
    expect(items).toEqual(['t0', 't1', 't2', 't3', 't4', 't5']);
    expect(sent.map(({ inputs }) => inputs[0])).toEqual([{ limit: 2 }, { limit: 2, cursor: '2' }, { limit: 2, cursor: '4' }]);

    const partly = open([pages]);
    for await (const item of partly.client.tours.list({ cursor: '2' })) if (item) break;
    expect(partly.sent.map(({ inputs }) => inputs[0])).toEqual([{ cursor: '2' }]);
  });
});
