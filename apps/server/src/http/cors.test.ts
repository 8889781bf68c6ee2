import { expect, test } from 'vitest';
import { corsHeaders, PREFLIGHT } from './cors.ts';

const own = new Set(['https://belvedere.example', 'http://localhost:4000']);

test.for([...own])('A12 %s may read answers with cookies', (origin) => {
  expect(corsHeaders(origin, own)).toMatchObject({
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    vary: 'origin',
  });
});

test.for([
  'https://evil.example',
  'https://belvedere.example.evil.example',
  'https://evilbelvedere.example',
  'https://belvedere.example:8443',
  'http://belvedere.example',
  'https://BELVEDERE.example',
  'https://belvedere.example/',
  'https://belvedere.example,https://evil.example',
  'http://localhost',
  'file://',
])('A12 %s reads nothing that needs a cookie', (origin) => {
  const headers = corsHeaders(origin, own);
  expect(headers['access-control-allow-origin']).toBe('*');
  expect(headers).not.toHaveProperty('access-control-allow-credentials');
  expect(headers['vary']).toBe('origin');
});

test('A12 without an origin, or from the origin null, nothing is allowed', () => {
  for (const origin of [undefined, 'null']) expect(corsHeaders(origin, own)).toEqual({ vary: 'origin' });
});

test('A12 what may be sent is a list of names, never a wildcard', () => {
  for (const value of Object.values(PREFLIGHT)) expect(value).not.toContain('*');
  expect(PREFLIGHT['access-control-allow-headers'].split(', ')).toEqual(
    expect.arrayContaining(['authorization', 'x-app', 'idempotency-key']),
  );
});
