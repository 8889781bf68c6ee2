import { join, normalize } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError, newId } from '../core/index.ts';
import { parseStorageKey, storageKey, storagePrefix } from './storage-key.ts';

const tenant = newId();
const bad = expect.objectContaining({ code: 'storage.bad_key' });

const dots = [
  '..',
  '.',
  '...',
  '%2e%2e',
  '%2E%2E',
  '..%00',
  '..;',
  '．．',
  '‥',
  '%c0%ae%c0%ae',
  '%252e%252e',
  '..\u0000',
  ' ..',
  '.. ',
  '~',
  '..\\',
];
const slashes = ['/', '\\', '//', '%2f', '%5c', '%255c', '／', '∕', '%c0%af', '\u0000', '/./', '\\\\', ':'];
const targets = ['etc', 'passwd', 'win.ini', '.env', '.git', 'CON', 'C:', '$HOME', '`id`', '-rf', 'a\nb', 'x'.repeat(129), ''];
const traversals = dots
  .flatMap((dot) => slashes.flatMap((slash) => targets.map((target) => [`${dot}${slash}${target}`, `${dot}${slash}`.repeat(5) + target])))
  .flat();

describe('storage keys', () => {
  test('R16 a key begins with its tenant', () => {
    expect(storageKey(tenant, 'media', 'a-b_c.1.jpg')).toBe(`${tenant}/media/a-b_c.1.jpg`);
    expect(storagePrefix(tenant)).toBe(`${tenant}/`);
    expect(storagePrefix(tenant, 'media')).toBe(`${tenant}/media/`);
    expect(parseStorageKey(tenant, `${tenant}/media/a.jpg`)).toBe(`${tenant}/media/a.jpg`);
    expect(() => parseStorageKey(newId(), `${tenant}/media/a.jpg`)).toThrow(bad);
  });

  test('E11 no part leads out, in thousands of spellings', () => {
    expect(traversals.length).toBeGreaterThan(5_000);
    for (const text of traversals) {
      expect(() => storageKey(tenant, text), text).toThrow(bad);
      expect(() => storagePrefix(tenant, 'media', text), text).toThrow(bad);
      expect(() => parseStorageKey(tenant, `${tenant}/media/${text}`), text).toThrow(bad);
    }
  });

  test('E11 whatever is accepted stays below its tenant', () => {
    const part = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.stringMatching(/^[.a-z/\\%-]{0,8}$/),
      fc.constantFrom(...dots, ...slashes, ...targets),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
        try {
          const key = storageKey(tenant, ...parts);
          expect(normalize(join('/root', key))).toBe(`/root/${key}`);
          expect(new URL(key, 'https://x.test/').pathname).toBe(`/${key}`);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
        }
      }),
      { numRuns: 5_000 },
    );
  });

  test('E11 a tenant is an id, and a key has a bounded length', () => {
    for (const owner of ['', '..', '*', tenant.toUpperCase(), `${tenant}/..`, '00000000-0000-0000-0000-000000000000'])
      expect(() => storageKey(owner, 'a')).toThrow(bad);
    expect(() => storageKey(tenant)).toThrow(bad);
    expect(() => storageKey(tenant, ...Array.from({ length: 10 }, () => 'x'.repeat(100)))).toThrow(bad);
  });
});
