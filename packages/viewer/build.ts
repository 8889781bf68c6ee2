// Builds what is published: `node build.ts`. The modules are of one file each, so that a page needs one request; dist/embed.js and dist/offline.js are classic scripts. Declarations name nothing that a consumer would have to install.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { bundle } from './bundle.ts';

const here = import.meta.dirname;
const dist = join(here, 'dist');

/** Most that a visitor may have to download, brotli bytes. Only ever lowered. */
const BUDGET: Readonly<Record<string, number>> = {
  'viewer.js': 18_000,
  'belvedere-tour.js': 18_000,
  'embed-frame.js': 18_500,
  'embed.js': 2_000,
  'offline.js': 18_500,
};

/** Declarations that the entry points lead to, with the endings that other tools expect; the others are removed. */
function tidyDeclarations(folder: string, entries: readonly string[]): void {
  const kept = new Set<string>();
  const keep = (file: string) => {
    if (kept.has(file)) return;
    kept.add(file);
    const text = readFileSync(file, 'utf8').replace(/((?:from|import) ?\(?['"])(\.[^'"]+)\.ts(['"])/g, '$1$2.js$3');
    writeFileSync(file, text);
    for (const [, specifier] of text.matchAll(/(?:from|import) ?\(?['"]([^'"]+)['"]/g)) {
      if (!specifier!.startsWith('.')) throw new Error(`${relative(here, file)} names ${specifier}, which a consumer does not have.`);
      keep(resolve(dirname(file), specifier!.replace(/\.js$/, '.d.ts')));
    }
  };
  for (const entry of entries) keep(join(folder, entry));
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !kept.has(path)) rmSync(path);
  }
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
for (const { path, contents } of await bundle()) writeFileSync(path, contents);
execFileSync(join(here, 'node_modules/.bin/tsc'), ['-p', 'tsconfig.build.json'], { cwd: here, stdio: 'inherit' });
tidyDeclarations(join(dist, 'types'), ['index.d.ts', 'belvedere-tour.d.ts', 'embed-frame.d.ts']);

let over = false;
for (const [file, budget] of Object.entries(BUDGET)) {
  const size = brotliCompressSync(readFileSync(join(dist, file))).length;
  over ||= size > budget;
  console.log(`${file.padEnd(20)} ${String(size).padStart(6)} of ${budget} bytes, brotli${size > budget ? ': too large' : ''}`);
}
if (over) process.exitCode = 1;
