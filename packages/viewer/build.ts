// Builds what is published: `node build.ts`. A module with the core is one file, so that a first picture needs one request; what else there is lies in
// dist/chunks and is loaded by need. dist/embed.js and dist/offline.js are classic scripts. Declarations name nothing that a consumer would have to install.
// `node build.ts --tighten` lowers size-budget.json to what was built; only a hand raises it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { bundle } from './bundle.ts';

const here = import.meta.dirname;
const dist = join(here, 'dist');

const BUDGET_FILE = join(here, 'size-budget.json');
/** Brotli bytes that issue 4 allows: all that is requested until there is a first picture with hotspots and keys, and all that can be. */
const FIRST = 14_000;
const WHOLE = 60_000;
const WITH_CORE: readonly string[] = ['viewer.js', 'belvedere-tour.js', 'embed-frame.js'];

/** What a consumer of an entry brings along. */
const PEERS: readonly string[] = ['react'];

/** Declarations that the entry points lead to, with the endings that other tools expect; the others are removed. */
function tidyDeclarations(folder: string, entries: readonly string[]): void {
  const kept = new Set<string>();
  const keep = (file: string) => {
    if (kept.has(file)) return;
    kept.add(file);
    const text = readFileSync(file, 'utf8').replace(/((?:from|import) ?\(?['"])(\.[^'"]+)\.ts(['"])/g, '$1$2.js$3');
    writeFileSync(file, text);
    for (const [, specifier] of text.matchAll(/(?:from|import) ?\(?['"]([^'"]+)['"]/g)) {
      if (PEERS.includes(specifier!)) continue;
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

/** Sizes by name, those of chunks without the folder of their version. */
function measure(files: readonly { path: string; contents: Uint8Array }[]): Record<string, number> {
  const scripts = files.filter(({ path }) => path.endsWith('.js'));
  const name = (path: string) => relative(dist, path).replace(/^(chunks\/)\w+\/([\w-]+)\.js$/, '$1$2');
  return Object.fromEntries(scripts.map(({ path, contents }) => [name(path), brotliCompressSync(contents).length]));
}

/** Prints the sizes and answers what is wrong with them. */
function judge(sizes: Readonly<Record<string, number>>, budget: Readonly<Record<string, number>>): string[] {
  const wrong: string[] = [];
  for (const [file, size] of Object.entries(sizes)) {
    const most = budget[file];
    console.log(`${file.padEnd(20)} ${String(size).padStart(6)} of ${most ?? '?'} bytes, brotli`);
    if (most === undefined) wrong.push(`${file} has no line in size-budget.json.`);
    else if (size > most) wrong.push(`${file} is too large.`);
    if (WITH_CORE.includes(file) && size > FIRST) wrong.push(`${file} is more than ${FIRST} bytes.`);
  }
  const chunks = Object.entries(sizes).flatMap(([file, size]) => (file.startsWith('chunks/') ? size : []));
  const whole = chunks.reduce((sum, size) => sum + size, sizes['viewer.js'] ?? 0);
  console.log(`${'core and all chunks'.padEnd(20)} ${String(whole).padStart(6)} of ${WHOLE} bytes, brotli`);
  if (whole > WHOLE) wrong.push(`All of it is more than ${WHOLE} bytes.`);
  return wrong;
}

rmSync(dist, { recursive: true, force: true });
const files = await bundle();
for (const { path, contents } of files) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}
execFileSync(join(here, 'node_modules/.bin/tsc'), ['-p', 'tsconfig.build.json'], { cwd: here, stdio: 'inherit' });
tidyDeclarations(join(dist, 'types'), [
  'index.d.ts',
  'belvedere-tour.d.ts',
  'embed-frame.d.ts',
  'react.d.ts',
  'adapters.d.ts',
  'count-visits.d.ts',
  'lead-gate.d.ts',
  'icons.d.ts',
]);

const sizes = measure(files);
const budget = JSON.parse(readFileSync(BUDGET_FILE, 'utf8')) as Record<string, number>;
if (process.argv.includes('--tighten')) {
  // To the next hundred: a comma more or less is nobody's business.
  for (const [file, size] of Object.entries(sizes)) budget[file] = Math.min(budget[file] ?? Infinity, Math.ceil(size / 100) * 100);
  writeFileSync(BUDGET_FILE, `${JSON.stringify(budget, null, 2)}\n`);
}
const wrong = judge(sizes, budget);
for (const words of wrong) console.error(words);
if (wrong.length) process.exitCode = 1;
