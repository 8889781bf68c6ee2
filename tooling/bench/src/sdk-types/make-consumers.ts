import { execFileSync } from 'node:child_process';
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { dirname, join } from 'node:path';
import { bundleDeclarations } from '@belvedere/sdk/bundle-declarations';
import { PROGRAMS, type Program } from './programs.ts';
import { syntheticContract } from './synthetic-contract.ts';

export interface Consumer extends Program {
  folder: string;
  /** tsconfig file by whether the declarations are checked too. */
  config: Record<'skipped' | 'checked', string>;
}

const sdk = dirname(fileURLToPath(import.meta.resolve('@belvedere/sdk/bundle-declarations')));
const stripe = join(import.meta.dirname, '../../node_modules/stripe');

/** Projects that have what they import installed, the SDK as it is published, and nothing else. */
export async function makeConsumers(root: string): Promise<Consumer[]> {
  execFileSync(process.execPath, ['build.ts'], { cwd: sdk });
  const synthetic = await buildSynthetic(root);
  const consumers: Consumer[] = [];
  for (const [index, program] of PROGRAMS.entries()) {
    const folder = join(root, `consumer-${index}`);
    await mkdir(join(folder, 'node_modules/@belvedere'), { recursive: true });
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    await writeFile(join(folder, 'main.ts'), program.source);
    if (program.library === 'stripe') await symlink(stripe, join(folder, 'node_modules/stripe'));
    else if (program.library !== 'nothing') await installSdk(folder, program.library === '@belvedere/sdk' ? undefined : synthetic);
    const config = { skipped: await writeConfig(folder, true), checked: await writeConfig(folder, false) };
    consumers.push({ ...program, folder, config });
  }
  return consumers;
}

async function writeConfig(folder: string, skipLibCheck: boolean): Promise<string> {
  const compilerOptions = {
    target: 'ES2022',
    lib: ['ES2022', 'DOM'],
    module: 'NodeNext',
    types: [],
    strict: true,
    noEmit: true,
    skipLibCheck,
  };
  const file = join(folder, `tsconfig.${skipLibCheck ? 'skipped' : 'checked'}.json`);
  await writeFile(file, JSON.stringify({ compilerOptions, files: ['main.ts'] }));
  return file;
}

async function installSdk(folder: string, declarations: string | undefined): Promise<void> {
  const place = join(folder, 'node_modules/@belvedere/sdk');
  await cp(join(sdk, 'dist'), join(place, 'dist'), { recursive: true });
  const exports = { '.': { types: './dist/index.d.ts', default: './dist/index.js' } };
  await writeFile(join(place, 'package.json'), JSON.stringify({ name: '@belvedere/sdk', version: '0.0.0', type: 'module', exports }));
  if (declarations !== undefined) await writeFile(join(place, 'dist/index.d.ts'), declarations);
}

/** The SDK's declarations over a contract of another size. */
async function buildSynthetic(root: string): Promise<string> {
  const source = join(root, 'synthetic');
  await cp(join(sdk, 'src'), source, {
    recursive: true,
    filter: (path) => !/(?:\.test\.ts|[/\\](?:react|testing|upload-media\.ts|upload-source\.ts))$/.test(path),
  });
  await writeFile(join(source, 'contract.gen.ts'), syntheticContract());
  // Uploads stand on procedures that this contract does not have.
  await writeFile(join(source, 'index.ts'), INDEX);
  await writeFile(join(source, 'create-belvedere.ts'), CREATE);
  await writeFile(join(source, 'tsconfig.json'), JSON.stringify(CONFIG));
  execFileSync(join(import.meta.dirname, '../../node_modules/.bin/tsc'), ['-p', source, '--outDir', join(source, 'emitted')], {
    stdio: 'inherit',
  });
  return bundleDeclarations({ folder: join(source, 'emitted'), entry: 'index.d.ts', provided: new Map(), allowed: new Set() }).text;
}

const CONFIG = {
  compilerOptions: {
    target: 'ES2022',
    lib: ['ES2022', 'DOM'],
    module: 'NodeNext',
    types: [],
    strict: true,
    declaration: true,
    emitDeclarationOnly: true,
    allowImportingTsExtensions: true,
    rewriteRelativeImportExtensions: true,
    rootDir: '.',
  },
  files: ['index.ts'],
};
const INDEX = `export { createBelvedere, type Belvedere, type BelvedereOptions } from './create-belvedere.ts';
export type { CallOptions, Json, NoInput, Page, PageQuery } from './call.ts';
export type * from './contract.gen.ts';
`;
const CREATE = `import type { BelvedereClient } from './contract.gen.ts';
export interface BelvedereOptions { baseUrl: string; apiKey?: string | undefined; fetch?: typeof fetch | undefined }
export interface Belvedere extends BelvedereClient { readonly uploadMedia: (source: Blob) => Promise<void> }
export declare function createBelvedere(options: BelvedereOptions): Belvedere;
`;
