import { expect, test } from 'vitest';
import { diagnose } from './install.mjs';

test.each([
  ['ENOSPC: no space left on device, write', 'The disk is full.'],
  ['failed to write v11/files/3c/55: No space left on device (os error 28)', 'The disk is full.'],
  ['error sending request for url (https://registry/zod): tcp connect error', 'The package registry cannot be reached.'],
  ['npm error code ENOTFOUND\nnpm error network request to https://registry/pnpm failed', 'The package registry cannot be reached.'],
  ['error sending request: Connection refused ECONNREFUSED 127.0.0.1:4873', 'The package registry cannot be reached.'],
  ['ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with "frozen-lockfile"', 'pnpm-lock.yaml does not match the package.json files.'],
  ["EACCES: permission denied, mkdir '/srv/app/node_modules'", 'node_modules or the pnpm store cannot be written.'],
])('%j becomes one line and a way out', (output, message) => {
  const failure = diagnose(output);
  expect(failure.message).toBe(message);
  expect(failure.wayOut).toMatch(/^[A-Z].+\.$/);
});

test('what is not known is shown as pnpm said it', () => {
  expect(diagnose('ERR_PNPM_SOMETHING_NEW  The moon is full').message).toContain('The moon is full');
});
