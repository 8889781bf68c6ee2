import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Runs vitest on these test files, as `npm test` does, and gives what the reporter counted. */
async function tally(files: Record<string, string>) {
  // Inside the repository, so that `vitest` resolves; a cache folder, so that nothing else looks at it.
  const cache = path.join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'tally-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, code] of Object.entries(files)) writeFileSync(path.join(folder, name), code);
  const config = path.join(folder, 'vitest.config.mjs');
  writeFileSync(config, `export default { root: ${JSON.stringify(folder)}, test: { include: ['*.check.mjs'], exclude: [] } };\n`);
  const counts = path.join(folder, 'tally.json');
  await new Promise<void>((resolve) => {
    const args = ['run', `--config=${config}`, `--reporter=${path.join(root, 'tooling/bootstrap/src/tally-reporter.ts')}`];
    execFile(path.join(root, 'node_modules/.bin/vitest'), args, { cwd: root, env: { ...process.env, BELVEDERE_TALLY: counts } }, () =>
      resolve(),
    );
  });
  return JSON.parse(readFileSync(counts, 'utf8')) as unknown;
}

const one = (body: string, name = 'test') => `import { test } from 'vitest';\n${name}('a', () => {${body}});\n`;

test('counts what passed, what failed, what was skipped and what could not be loaded', async () => {
  const files = {
    'pass.check.mjs': one(''),
    'fail.check.mjs': one('throw new Error("no");'),
    'skip.check.mjs': one('', 'test.skip'),
    'broken.check.mjs': 'import "./nowhere.mjs";\n',
    'later.check.mjs': one('setTimeout(() => { throw new Error("late"); });'),
  };
  expect(await tally(files)).toEqual({ passed: 2, failed: 4 });
});

test('counts nothing as failed when all is well', async () => {
  expect(await tally({ 'pass.check.mjs': one('') })).toEqual({ passed: 1, failed: 0 });
});
