import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lowContrast } from './low-contrast.ts';
import { contrast, isDark } from './contrast.ts';
import { canonicalHost, isOwnHost } from './domain.ts';

test.for([
  ['tours.museum.example', 'tours.museum.example'],
  [' Tours.Museum.EXAMPLE. ', 'tours.museum.example'],
  ['bücher.example.org', 'xn--bcher-kva.example.org'],
  ['日本.example.org', 'xn--wgv71a.example.org'],
  ['museum.co.uk', 'museum.co.uk'],
  ['museum.github.io', 'museum.github.io'],
] as const)('E3 4.51 %s is the domain %s', ([text, host]) => expect(canonicalHost(text)).toBe(host));

test.for([
  '',
  'museum',
  'localhost',
  'a.localhost',
  'printer.local',
  'db.internal',
  'com',
  'co.uk',
  'github.io',
  '127.0.0.1',
  '0x7f.1',
  '2130706433',
  '[::1]',
  'museum.example:8080',
  'https://museum.example',
  'museum.example/',
  '*.museum.example',
  'a@museum.example',
  'museum .example',
  '-museum.example',
  'mu_seum.example',
  'museum..example',
  '%6duseum.example',
  `${'a.'.repeat(120)}example.org`,
] as const)('E3 4.51 “%s” is nobody’s domain', (text) => expect(canonicalHost(text)).toBeUndefined());

test('E3 4.51 whatever is taken as a domain is taken as the same once more', () => {
  fc.assert(
    fc.property(fc.oneof(fc.domain(), fc.string()), (text) => {
      const host = canonicalHost(text);
      if (host !== undefined) expect(canonicalHost(host)).toBe(host);
    }),
  );
});

test('4.51 the names of this site and those below it are nobody else’s', () => {
  const own = ['https://tours.example.org', 'http://console.example.org:8080'];
  expect(['tours.example.org', 'a.tours.example.org', 'console.example.org'].map((host) => isOwnHost(host, own))).toEqual([
    true,
    true,
    true,
  ]);
  expect(['example.org', 'mytours.example.org', 'tours.example.org.evil.example'].map((host) => isOwnHost(host, own))).toEqual([
    false,
    false,
    false,
  ]);
});

test('4.51 contrast is that of WCAG, and text below 4.5:1 is told with its figure', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#ffffff', '#ffffff')).toBe(1);
  // The two greys on white that are known to lie on either side of the line.
  expect(lowContrast({ textColor: '#767676', backgroundColor: '#ffffff' })).toBeUndefined();
  expect(lowContrast({ textColor: '#777777', backgroundColor: '#ffffff' })).toBe(4.47);
  expect(lowContrast({ textColor: null, backgroundColor: null })).toBeUndefined();
  expect(lowContrast({ textColor: null, backgroundColor: '#101010' })).toBeLessThan(4.5);
  expect([isDark('#101010'), isDark('#f7f5f0')]).toEqual([true, false]);
});
