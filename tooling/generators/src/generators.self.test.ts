import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addFact, addProcedure, addSystem, addTable } from './index.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
const copied = [
  'apps/server',
  'packages/kernel',
  'packages/manifest',
  'packages/platform',
  'packages/tours',
  'prisma',
  'tooling/tsconfig',
  'tooling/lint',
];
const settings = [
  'package.json',
  'pnpm-workspace.yaml',
  'pnpm-lock.yaml',
  'turbo.json',
  'tsconfig.json',
  '.oxlintrc.json',
  '.oxfmtrc.json',
];

let root = '';

/** A copy of the workspace, as far as a new system needs it; what pnpm linked inside the workspace is linked inside the copy. */
function copyWorkspace(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'belvedere-generators-'));
  const keep = (source: string) => !/\/(dist|\.types|\.turbo|generated|[^/]+\.test\.ts)$/.test(source);
  for (const name of copied)
    cpSync(path.join(repository, name), path.join(folder, name), { recursive: true, verbatimSymlinks: true, filter: keep });
  for (const name of settings) cpSync(path.join(repository, name), path.join(folder, name));
  symlinkSync(path.join(repository, 'node_modules'), path.join(folder, 'node_modules'));
  return folder;
}

function run(command: string[], cwd = root): Promise<{ code: number; output: string }> {
  const [tool = '', ...args] = command;
  const bin = [path.join(cwd, 'node_modules/.bin'), path.join(root, 'node_modules/.bin')]
    .map((folder) => path.join(folder, tool))
    .find(existsSync);
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: '/usr/bin/true',
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    NO_COLOR: '1',
  };
  return new Promise((resolve, reject) => {
    execFile(bin ?? tool, args, { cwd, env }, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ code: Number(error?.code ?? 0), output: stdout + stderr });
    });
  });
}

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const passed = { code: 0, output: expect.any(String) as string };

beforeAll(async () => {
  root = copyWorkspace();
  addSystem({ root, system: 'workshops', aggregate: 'workshop' });
  addTable({ root, system: 'workshops', aggregate: 'supply-list' });
  addProcedure({ root, system: 'workshops', aggregate: 'supply-list', verb: 'archive' });
  addProcedure({ root, system: 'workshops', aggregate: 'workshop', verb: 'publish' });
  addFact({ root, system: 'workshops', aggregate: 'workshop', happened: 'published' });
  // What pnpm would link.
  cpSync(path.join(root, 'packages/tours/node_modules'), path.join(root, 'packages/workshops/node_modules'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  mkdirSync(path.join(root, 'apps/server/node_modules/@belvedere'), { recursive: true });
  symlinkSync('../../../../packages/workshops', path.join(root, 'apps/server/node_modules/@belvedere/workshops'));
  await run(['oxfmt', 'packages/workshops', 'apps/server']);
  await run(['prisma', 'generate'], path.join(root, 'prisma'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a generated system', () => {
  test('type-checks against the client that its model gives', async () => {
    const { output } = await run(['tsc', '-b', 'packages/workshops']);
    // What is wrong elsewhere, `typecheck` tells.
    expect(output.split('\n').filter((line) => /^(packages\/workshops|prisma)\//.test(line))).toEqual([]);
    expect(existsSync(path.join(root, 'packages/workshops/.types/src/index.d.ts'))).toBe(true);
  });

  test('passes the linter and the formatter', async () => {
    expect(await run(['oxlint', '--deny-warnings', 'packages/workshops'])).toEqual(passed);
    expect(await run(['oxfmt', '--check', 'packages/workshops'])).toEqual(passed);
  });

  test('stays inside its boundaries', async () => {
    expect((await run(['turbo', 'boundaries', '--filter=@belvedere/workshops'])).output).toContain('no issues found');
  });

  test('is mounted in the server', () => {
    expect(read('apps/server/src/router.ts')).toMatch(/type Systems = [^}]+; workshops: typeof workshopsRouter \};/);
    expect(read('apps/server/src/router.ts')).toMatch(/const systems: Systems = \{[^}]+, workshops: workshopsRouter \};/);
    expect(read('apps/server/src/systems.ts')).toContain('...Object.values(workshopsScopes)');
    expect(JSON.parse(read('apps/server/package.json'))).toMatchObject({ dependencies: { '@belvedere/workshops': 'workspace:*' } });
  });

  test('registers its tables', () => {
    expect(read('prisma/tables.yaml')).toMatch(/^workshops: \{ class: tenant \}\nsupply_lists: \{ class: tenant \}\n/m);
  });

  test('is never written over', () => {
    expect(() => addSystem({ root, system: 'workshops', aggregate: 'workshop' })).toThrow('packages/workshops is there already.');
  });
});

test('a name that cannot be a path of the API is refused', () => {
  expect(() => addSystem({ root, system: 'Workshops', aggregate: 'workshop' })).toThrow('lower case words');
  expect(() => addTable({ root, system: 'workshops', aggregate: '../x' })).toThrow('lower case words');
});
