import fc from 'fast-check';
import { expect, test } from 'vitest';
import { archivePath } from './archive-path.ts';

test('E9 an address is a path below the root of the archive or nothing', () => {
  expect(archivePath('a/b', '../c/./d%20e.jpg?x#y')).toBe('a/c/d e.jpg');
  expect(archivePath('a', '/x.jpg')).toBe('x.jpg');
  for (const address of ['../x', '', '//host/x', 'https://host/x', 'file:///etc/passwd', 'C:\\x', '/../x', '..\\..\\x'])
    expect(archivePath('', address), address).toBeNull();
  fc.assert(
    fc.property(fc.array(fc.constantFrom('..', '.', 'a', '', '%2e%2e', '\\'), { maxLength: 12 }), (parts) => {
      const path = archivePath('base', parts.join('/'));
      expect(path === null || !path.startsWith('/')).toBe(true);
    }),
  );
});
