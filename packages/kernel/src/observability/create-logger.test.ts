import { Writable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError, commonErrors, newApiKey, newToken } from '../core/index.ts';
import { createLogger } from './create-logger.ts';
import { redact } from './redact.ts';

function recorded() {
  let text = '';
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      text += chunk.toString();
      done();
    },
  });
  const log = createLogger({ name: 'test', level: 'trace', destination });
  return {
    log,
    text: () => text,
    lines: () =>
      text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

const CANARY = 'CANARY-4711';
const names = [
  'authorization',
  'Authorization',
  'proxy-authorization',
  'cookie',
  'Cookie',
  'set-cookie',
  'password',
  'Password',
  'newPassword',
  'old_password',
  'token',
  'accessToken',
  'refresh_token',
  'id_token',
  'tokenHash',
  'csrf-token',
  'secret',
  'clientSecret',
  'client_secret',
  'webhookSecrets',
  'apiKey',
  'api_key',
  'x-api-key',
  'X-API-KEY',
  'apikeys',
  'privateKey',
  'credentials',
  'recoveryCodes',
  'totp',
  'otp',
  'signature',
  'kek',
  'pepper',
  'databaseUrl',
  'REDIS_URL',
  'smtp',
  'Idempotency-Key',
  'passphrase',
];

describe('createLogger', () => {
  test('a line is one JSON object with level, time, name and message', () => {
    const { log, lines } = recorded();
    log.info({ tenant: 't1', count: 3, at: new Date(0) }, 'hello');
    expect(lines()).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-.*Z$/),
        pid: process.pid,
        name: 'test',
        tenant: 't1',
        count: 3,
        at: '1970-01-01T00:00:00.000Z',
        message: 'hello',
      },
    ]);
  });

  test.each(names)('X9 what is called %s is hidden at any depth, in children, lists and errors', (name) => {
    const { log, text } = recorded();
    log.info({ [name]: CANARY });
    log.warn({ a: { b: { c: [{ [name]: CANARY }, { [name]: { deep: CANARY } }] } } });
    log.child({ request: { headers: { [name]: CANARY } } }).info('x');
    log.error(Object.assign(new Error('failed'), { [name]: CANARY, config: { [name]: CANARY } }));
    log.error({ error: new Error('failed', { cause: Object.assign(new Error('inner'), { [name]: CANARY }) }) });
    log.info({ map: new Map([[name, CANARY]]) });
    expect(text()).not.toContain(CANARY);
    expect(text().split('\n').filter(Boolean)).toHaveLength(6);
    expect(text()).toContain('[hidden]');
  });

  test('X9 a secret that gives itself away by its form is hidden in texts too', () => {
    const { log, text } = recorded();
    const { key, keyId } = newApiKey('secret');
    const token = newToken();
    const texts = [
      key,
      `Bearer ${token}`,
      `authorization: Basic ${token}`,
      `https://x.test/reset?token=${token}&a=1`,
      `postgres://app:${token}@db/x`,
      `smtp://u:${token}@mail`,
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    ];
    for (const secret of texts) {
      log.info(`failed for ${secret}`);
      log.info({ note: secret, error: new Error(secret) }, 'x');
    }
    for (const canary of [key.slice(-40), token, 'MfKQ9r8GKY']) expect(text()).not.toContain(canary);
    expect(text()).toContain(`bv_live_${keyId}_[hidden]`);
    expect(text()).toContain('//app:[hidden]@db/x');
  });

  test('what is no secret stays readable', () => {
    expect(
      redact({
        tenantId: 't',
        keyId: 'k',
        tour: 'Secret garden',
        pinned: true,
        tokens_used: 3,
        count: 1n,
        path: '/a',
        bytes: Buffer.alloc(3),
      }),
    ).toEqual({
      tenantId: 't',
      keyId: 'k',
      tour: 'Secret garden',
      pinned: true,
      tokens_used: 3,
      count: '1',
      path: '/a',
      bytes: '[3 bytes]',
    });
  });

  test('S2 an error is logged with its stack, code and causes', () => {
    const { log, lines } = recorded();
    log.error({ error: new AppError(commonErrors.internal, { cause: new RangeError('inner') }) }, 'failed');
    expect(lines()[0]).toMatchObject({
      message: 'failed',
      error: {
        name: 'AppError',
        code: 'common.internal',
        stack: expect.stringContaining('create-logger.test'),
        cause: { name: 'RangeError', message: 'inner' },
      },
    });
  });

  test('G8 whatever the text, it is one line that parses', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'a\nb',
        'a\r\n{"level":"fatal"}',
        '\u001b[31mred',
        '"}\n{"a":"b',
        '\u2028',
        '\0',
        '\\',
        '\\"',
        '\ud800',
        'token=x"\\',
      ),
    );
    fc.assert(
      fc.property(hostile, hostile, (first, second) => {
        const { log, text, lines } = recorded();
        log.child({ a: first }).info({ [second]: second, list: [first], error: new Error(second) }, first);
        expect(text().split('\n')).toHaveLength(2);
        expect(lines()).toHaveLength(1);
        // oxlint-disable-next-line no-control-regex
        expect(text().slice(0, -1)).not.toMatch(/[\0-\x1f]/);
      }),
    );
  });

  test('endless, cyclic, deep and broken values end', () => {
    const cyclic: Record<string, unknown> = { a: 1 };
    cyclic['self'] = cyclic;
    let deep: unknown = CANARY;
    for (let depth = 0; depth < 10_000; depth += 1) deep = { deep };
    const { log, text, lines } = recorded();
    log.info({
      cyclic,
      deep,
      many: Array.from({ length: 100_000 }, () => 'x'),
      date: new Date(NaN),
      same: [cyclic, cyclic],
      set: new Set([1]),
    });
    expect(lines()).toHaveLength(1);
    expect(text().length).toBeLessThan(5_000);
  });
});
