import { expect, test } from 'vitest';
import { networkOf } from './network-of.ts';
import { logLine, redact } from './redact.ts';

test('S4 secrets never reach the trail, whatever they are called and however deep', () => {
  const secret = 'the-secret-itself';
  const names = [
    'password',
    'newPassword',
    'password_hash',
    'token',
    'refreshToken',
    'tokenHash',
    'secret',
    'client_secret',
    'key',
    'apiKey',
    'api_key',
    'Authorization',
    'cookie',
    'otp',
  ];
  for (const name of names) expect(JSON.stringify(redact({ a: [{ [name]: secret }] })), name).not.toContain(secret);
  expect(redact({ keyId: 'k1', hashtag: 'x', author: 'Ada', isTokenUsed: true })).toEqual({
    keyId: 'k1',
    hashtag: 'x',
    author: 'Ada',
    isTokenUsed: true,
  });
});

test('G3 addresses of people are not kept where nothing can be erased', () => {
  expect(redact({ email: 'ada@mail.example', contactEmail: 'ada@mail.example', phone: '+351 1', emailVerified: true })).toEqual({
    email: '[personal]',
    contactEmail: '[personal]',
    phone: '[personal]',
    emailVerified: true,
  });
  expect([
    networkOf('203.0.113.77'),
    networkOf('::ffff:203.0.113.77'),
    networkOf('2001:db8:1:2::3'),
    networkOf('::1'),
    networkOf('nobody'),
    networkOf(''),
  ]).toEqual(['203.0.113.0/24', '203.0.113.0/24', '2001:db8:1::/48', '0:0:0::/48', null, null]);
});

test('G8 what strangers write stays on one line of the log', () => {
  for (const text of ['a\r\nb', 'a\u001b[31mb', 'a\u2028b', 'a\u0000b', 'a\u0085b', '\ud800'])
    expect(logLine(text)).not.toMatch(/[\p{Cc}\u2028\u2029\p{Cs}]/u);
  expect(logLine('x'.repeat(2_000))).toHaveLength(500);
  expect(logLine(null)).toBeNull();
});

test('X5 what PostgreSQL cannot store, and what is too large, is left out', () => {
  expect(redact({ a: 'x\u0000y', b: Number.NaN, c: undefined, d: 10n, e: new Date(0), f: () => 1 })).toEqual({
    a: 'xy',
    b: null,
    d: '10',
    e: '1970-01-01T00:00:00.000Z',
    f: null,
  });
  expect(redact(Array.from({ length: 40 }, () => 'z'.repeat(2_000)))).toEqual({ omitted: expect.stringContaining('characters') });
});
