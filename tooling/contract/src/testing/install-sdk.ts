import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const exec = promisify(execFile);
const root = join(import.meta.dirname, '../../../..');
const sdk = join(root, 'packages/sdk');
const bin = join(root, 'tooling/contract/node_modules/.bin');

export interface Installation {
  tarball: string;
  /** Where npm has installed it. */
  folder: string;
  /** Makes a project of files of this repository, in which `@belvedere/sdk` is installed and nothing else. */
  copy(source: string, name: string): Promise<string>;
  /** Puts installed packages beside a project, each from where it is installed here. */
  link(project: string, packages: Record<string, string>): Promise<void>;
  remove(): Promise<void>;
}

/** Builds and packs the SDK, and installs the tarball as a consumer's npm does. It needs no network, for the SDK needs no other package. */
export async function installSdk(): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'belvedere-sdk-'));
  await exec(process.execPath, ['build.ts'], { cwd: sdk });
  await exec(join(root, 'node_modules/.bin/pnpm'), ['pack', '--pack-destination', folder], { cwd: sdk });
  const tarball = join(folder, (await readdir(folder)).find((name) => name.endsWith('.tgz')) ?? '');
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  await exec(
    'npm',
    ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', '--legacy-peer-deps', '--loglevel=error', tarball],
    { cwd: folder },
  );
  return {
    tarball,
    folder,
    async copy(source, name) {
      await cp(join(root, source), join(folder, name), { recursive: true, filter: (path) => !path.includes('node_modules') });
      // A copy of what npm installed, so that the SDK finds what lies beside it in this project and nothing of another.
      await cp(join(folder, 'node_modules'), join(folder, name, 'node_modules'), { recursive: true });
      return join(folder, name);
    },
    async link(project, packages) {
      for (const [name, target] of Object.entries(packages)) {
        const place = join(project, 'node_modules', name);
        await mkdir(dirname(place), { recursive: true });
        await symlink(join(root, target), place);
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Both compilers that consumers have. */
export const COMPILERS: Readonly<Record<string, readonly string[]>> = {
  'TypeScript 7': [join(bin, 'tsc')],
  'TypeScript 6': [process.execPath, join(root, 'tooling/contract/node_modules/typescript-6/bin/tsc')],
};

/** What a compiler says of a project: nothing, if all is well. */
export async function compile(compiler: string, project: string): Promise<string> {
  const [command, ...args] = COMPILERS[compiler] ?? [];
  if (command === undefined) throw new Error(`There is no ${compiler}.`);
  return run(command, [...args, '-p', project, '--pretty', 'false'], project);
}

/** What a checker of packages says, if it is not content. */
export async function check(program: 'attw' | 'publint', args: string[]): Promise<string> {
  return run(join(sdk, 'node_modules/.bin', program), args, root);
}

async function run(command: string, args: string[], cwd: string): Promise<string> {
  return exec(command, args, { cwd, maxBuffer: 10_000_000 }).then(
    () => '',
    (error: Error & { stdout?: string; stderr?: string }) => `${error.stdout ?? ''}${error.stderr ?? ''}` || error.message,
  );
}
