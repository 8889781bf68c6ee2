import { expect, test } from 'vitest';
import { json, plant, runGate } from './plant.ts';
import { startRegistry } from './registry.ts';
import type { Release } from './registry.ts';

/** Installs the first of these under the settings of this repository's pnpm-workspace.yaml. */
async function install(...releases: [Release, ...Release[]]) {
  const registry = await startRegistry(releases);
  const folder = plant({
    files: { 'package.json': json({ name: 'plot', private: true, dependencies: { [releases[0].name]: '^1.0.0' } }) },
    copy: ['pnpm-workspace.yaml'],
  });
  return runGate(folder, ['pnpm', 'install', `--registry=${registry}`, '--store-dir=store', '--cache-dir=cache', '--no-frozen-lockfile']);
}

test('S4 pnpm refuses a build script that is not on the list', async () => {
  const { code, output } = await install({ name: 'builds', manifest: { scripts: { postinstall: 'touch ran' } } });
  expect(code).not.toBe(0);
  expect(output).toContain('ERR_PNPM_IGNORED_BUILDS');
});

test('S4 pnpm refuses a dependency of a dependency from an address', async () => {
  const { code, output } = await install(
    {
      name: 'exotic',
      manifest: (registry) => ({ dependencies: { inner: `${registry.replace('127.0.0.1', 'localhost')}/inner/1.0.0.tgz` } }),
    },
    { name: 'inner' },
  );
  expect(code).not.toBe(0);
  expect(output).toContain('EXOTIC_SUBDEP');
});

test('S4 pnpm refuses a release younger than a week', async () => {
  const { code, output } = await install({ name: 'fresh', ageInDays: 1 });
  expect(code).not.toBe(0);
  expect(output).toMatch(/ERR_PNPM_NO_MATURE_MATCHING_VERSION|minimumReleaseAge/);
});

test('S4 pnpm installs a release that is old enough and runs nothing', async () => {
  const { code, output } = await install({ name: 'mature' });
  expect({ code, output }).toMatchObject({ code: 0 });
});
