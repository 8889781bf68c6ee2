// Builds what is published: `node build.ts`. What the modules need is inside them, so that a consumer installs nothing else; the
// declarations are one file for each entry and name nothing that is not installed with it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { bundleDeclarations } from './bundle-declarations.ts';
import { collectLicenses } from './collect-licenses.ts';

const here = import.meta.dirname;
const dist = join(here, 'dist');
const emitted = join(dist, 'emitted');

/** Most that each file may weigh, gzip bytes: as it is published, for people to read in a debugger. Only ever lowered. */
const BUDGET: Readonly<Record<string, number>> = { 'index.js': 25_000, 'react.js': 1_500, 'webhooks.js': 1_500 };

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: { index: 'src/index.ts', react: 'src/react/index.ts', webhooks: 'src/webhooks/index.ts' },
  outdir: dist,
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  external: ['react', '@tanstack/react-query'],
  metafile: true,
});
writeFileSync(join(dist, 'LICENSES.txt'), collectLicenses(here, Object.keys(metafile.inputs)));

execFileSync(join(here, 'node_modules/.bin/tsc'), ['-p', 'tsconfig.build.json', '--outDir', emitted], { cwd: here, stdio: 'inherit' });
const main = bundleDeclarations({ folder: emitted, entry: 'index.d.ts', provided: new Map(), allowed: new Set() });
const react = bundleDeclarations({
  folder: emitted,
  entry: 'react/index.d.ts',
  provided: new Map(main.names.map((name) => [name, './index.js'])),
  allowed: new Set(['react', '@tanstack/react-query']),
});
const webhooks = bundleDeclarations({
  folder: emitted,
  entry: 'webhooks/index.d.ts',
  provided: new Map(main.names.map((name) => [name, './index.js'])),
  allowed: new Set(),
});
writeFileSync(join(dist, 'webhooks.d.ts'), webhooks.text);
writeFileSync(join(dist, 'index.d.ts'), main.text);
writeFileSync(join(dist, 'react.d.ts'), react.text);
rmSync(emitted, { recursive: true });

for (const [file, budget] of Object.entries(BUDGET)) {
  const code = readFileSync(join(dist, file));
  const builtIn = /(?:from|import\(?)\s*['"](?:node:[^'"]+|fs|path|crypto|http|stream|buffer|util)['"]/.exec(code.toString());
  if (builtIn) throw new Error(`${file} needs ${builtIn[0]}, which only Node has.`);
  const size = gzipSync(code).length;
  console.log(`${file.padEnd(10)} ${String(size).padStart(6)} of ${budget} bytes, gzip${size > budget ? ': too large' : ''}`);
  if (size > budget) process.exitCode = 1;
}
