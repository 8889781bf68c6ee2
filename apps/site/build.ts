// Makes `dist/index.js`: Node strips types but does not read JSX. What runs through a bundler or through Vite takes the sources, by the condition `source`.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const DIST = join(import.meta.dirname, 'dist');

await rm(DIST, { recursive: true, force: true });
await build({
  entryPoints: [join(import.meta.dirname, 'src/index.ts')],
  outdir: DIST,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node24',
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'warning',
});
