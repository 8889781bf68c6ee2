import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { ProofsFirst } from './tooling/bootstrap/src/proofs-first.ts';

// unit: needs nothing. db: a real PostgreSQL (embedded, or TEST_DATABASE_URL). browser: also Chromium.
// selftest: plants a violation for each gate. A test file says which by its name: x.test.ts, x.db.test.ts, x.browser.test.ts, x.self.test.ts.
const everywhere = ['{apps,packages,tooling}/*/**', 'prisma/**'];
const tests = (suffix: string) => everywhere.map((folder) => `${folder}/*${suffix}`);
const exclude = ['**/node_modules/**', '**/dist/**'];
// The files of a worker share its modules, as everything shares a server's process: loading them anew for each file took longer than most tests.
const shared = { sequence: { shuffle: true }, retry: 0, isolate: false };
// The site is tested as it is written: what it exports to Node is built.
const conditions = ['source', 'node', 'development|production'];
const sources = { ssr: { resolve: { conditions } } };
const seed = process.env['BELVEDERE_SEED'];
const postgres = { globalSetup: ['prisma/src/testing/global-setup.ts'] };

export default defineConfig({
  test: {
    // Tests wait for PostgreSQL, for other processes and for time: half as many workers again as there are cores, and one for minutes of light load.
    maxWorkers: Math.ceil(availableParallelism() * 1.5) + 1,
    sequence: { sequencer: ProofsFirst, ...(seed !== undefined && { seed: Number(seed) }) },
    projects: [
      {
        ...sources,
        test: {
          ...shared,
          name: 'unit',
          include: tests('.test.ts'),
          exclude: [...exclude, '**/*.{db,browser,self}.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        ...sources,
        test: { ...shared, name: 'selftest', include: tests('.self.test.ts'), exclude, testTimeout: 60_000, hookTimeout: 120_000 },
      },
      {
        ...sources,
        test: { ...shared, ...postgres, name: 'db', include: tests('.db.test.ts'), exclude, testTimeout: 60_000, hookTimeout: 120_000 },
      },
      {
        ...sources,
        test: {
          ...shared,
          ...postgres,
          name: 'browser',
          include: tests('.browser.test.ts'),
          exclude,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A second is not enough for a picture that is drawn without a graphics card beside another one.
          expect: { poll: { timeout: 20_000 } },
          // After everything else, for a browser draws with all cores.
          maxWorkers: availableParallelism(),
          sequence: { ...shared.sequence, groupOrder: 1 },
        },
      },
    ],
  },
});
