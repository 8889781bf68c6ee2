import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

/** The repository whose gates are under test. */
export const root = fileURLToPath(new URL('../../../..', import.meta.url));

interface Tree {
  /** Path → content. */
  files: Record<string, string>;
  /** Settings of the repository that are copied as they are. */
  copy?: string[];
  /** Folders of the repository that are seen through a link. */
  link?: string[];
}

const planted: string[] = [];
afterAll(() => planted.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A small tree, in a folder of its own, under the settings of this repository; gone when the test file is done. */
export function plant({ files, copy = [], link = [] }: Tree): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'belvedere-selftest-'));
  planted.push(folder);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  }
  for (const name of copy) cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  for (const name of link) {
    mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
    symlinkSync(path.join(root, name), path.join(folder, name));
  }
  return folder;
}

interface Verdict {
  code: number;
  output: string;
}

/** Runs a gate in a planted tree. */
export function runGate(folder: string, [tool = '', ...args]: string[]): Promise<Verdict> {
  const file = tool === 'node' ? process.execPath : path.join(root, 'node_modules', '.bin', tool);
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', NO_COLOR: '1', CI: 'true' };
  return new Promise((resolve, reject) => {
    execFile(file, args, { cwd: folder, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr });
    });
  });
}

export const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

interface PackageOptions {
  name: string;
  tag: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  source?: string;
}

/** The files of one workspace package, folder by name. */
export function packageFiles({
  name,
  tag,
  source = 'export const answer = 42;\n',
  ...dependencies
}: PackageOptions): Record<string, string> {
  return {
    [`packages/${name}/package.json`]: json({
      name: `@belvedere/${name}`,
      version: '0.0.0',
      type: 'module',
      exports: './src/index.ts',
      ...dependencies,
    }),
    [`packages/${name}/turbo.json`]: json({ extends: ['//'], tags: [tag] }),
    [`packages/${name}/tsconfig.json`]: json({ extends: '../../tooling/tsconfig/base.json' }),
    [`packages/${name}/src/index.ts`]: source,
  };
}

/** The root of a workspace without third-party packages. */
export const rootFiles = {
  'package.json': json({ name: 'plot', private: true, packageManager: 'pnpm@12.0.0' }),
  'pnpm-workspace.yaml': 'packages:\n  - packages/*\ncatalog:\n  zod: ^4.0.0\n',
  'pnpm-lock.yaml': "lockfileVersion: '9.0'\n\nimporters:\n\n  .: {}\n",
};
