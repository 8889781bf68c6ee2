import { AppError, newId, newToken } from '@belvedere/kernel';
import { expect, test } from 'vitest';
import { checkDomains } from './check-domains.ts';
import { canonicalDomain, frameAncestors, joinEmbedToken, splitEmbedToken } from './embed.ts';

test.for<[string, string]>([
  ['example.org', 'example.org'],
  ['EXAMPLE.org', 'example.org'],
  ['*.example.org', '*.example.org'],
  ['a.b.example.co.uk', 'a.b.example.co.uk'],
  ['*.example.co.uk', '*.example.co.uk'],
  ['*.me.github.io', '*.me.github.io'],
  ['example.org:8443', 'example.org:8443'],
  ['example.org:08443', 'example.org:8443'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['*.bücher.example', '*.xn--bcher-kva.example'],
  ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
  ['ｅｘａｍｐｌｅ.org', 'example.org'],
  ['localhost', 'localhost'],
  ['localhost:3000', 'localhost:3000'],
  ['127.0.0.1:8080', '127.0.0.1:8080'],
])('E3 %s is compared as %s', ([written, canonical]) => {
  expect(canonicalDomain(written)).toBe(canonical);
  expect(canonicalDomain(canonical)).toBe(canonical);
});

test.for([
  '*',
  '*.',
  '*.com',
  '*.co.uk',
  '*.github.io',
  '*.localhost',
  '*.127.0.0.1',
  'foo*.example.org',
  '*.*.example.org',
  'https://example.org',
  'example.org/',
  'example.org/path',
  'example.org?x',
  'user@example.org',
  'example.org.',
  '.example.org',
  'exa mple.org',
  "example.org; script-src 'unsafe-inline'",
  "example.org 'unsafe-inline'",
  'example.org,evil.org',
  'example.org:0',
  'example.org:65536',
  'example.org:*',
  'example.org:80:80',
  'com',
  '[::1]',
  'example.123',
  `${'a'.repeat(64)}.org`,
  `${'a.'.repeat(130)}org`,
  '-a.org',
  '',
])('E3 %j is no domain', (text) => expect(canonicalDomain(text)).toBeUndefined());

test('E3 domains are kept once; a wrong one is named by its place', () => {
  expect(checkDomains(['Example.org', 'example.ORG', '*.example.org'])).toEqual(['example.org', '*.example.org']);
  expect(checkDomains([])).toEqual([]);
  const refused = (() => {
    try {
      return checkDomains(['example.org', '*.com']);
    } catch (error) {
      return error;
    }
  })();
  expect(refused).toBeInstanceOf(AppError);
  expect(Object.keys((refused as AppError).fields ?? {})).toEqual(['domains.1']);
});

test('E2 only the named sites may frame; http only on one’s own machine', () => {
  expect(frameAncestors([])).toBe("'none'");
  expect(frameAncestors(['example.org', '*.example.org'])).toBe('https://example.org https://*.example.org');
  expect(frameAncestors(['localhost:3000'])).toBe('http://localhost:3000 https://localhost:3000');
  expect(frameAncestors(['localhost.example.org'])).toBe('https://localhost.example.org');
});

test('0.35 a token carries its tenant and comes apart again', () => {
  for (let n = 0; n < 100; n++) {
    const [tenantId, secret] = [newId(), newToken()];
    const token = joinEmbedToken(tenantId, secret);
    expect(token).toMatch(/^[\w-]{22}\.[\w-]{43}$/);
    expect(splitEmbedToken(token)).toEqual({ tenantId, secret });
  }
});

test.for(['', '.', 'a.b', `${'A'.repeat(22)}.${'x'.repeat(43)}`, `${'A'.repeat(22)}.`, `../../${'x'.repeat(43)}`])(
  '0.35 %j is no token',
  (text) => expect(splitEmbedToken(text)).toBeUndefined(),
);

test('0.35 a token with anything around it is none', () => {
  const token = joinEmbedToken(newId(), newToken());
  for (const changed of [`${token}\n`, ` ${token}`, `${token}/x`, `${token}.x`]) expect(splitEmbedToken(changed)).toBeUndefined();
});
