import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build, transform, type BuildOptions, type OutputFile, type Plugin } from 'esbuild';

/** Takes from @belvedere/manifest the projection alone: its other modules build schemas when they are loaded, and bring zod. */
const projectionOnly: Plugin = {
  name: 'projection-only',
  setup(plugin) {
    const path = createRequire(import.meta.url).resolve('@belvedere/manifest');
    plugin.onResolve({ filter: /^@belvedere\/manifest$/ }, () => ({ path: join(dirname(path), 'projection.ts') }));
  },
};

const cssAsText: Plugin = {
  name: 'css-as-text',
  setup(plugin) {
    plugin.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: code, loader: 'text' };
    });
  },
};

const shared: BuildOptions = {
  bundle: true,
  minify: true,
  sourcemap: 'linked',
  target: 'es2022',
  legalComments: 'none',
  plugins: [projectionOnly, cssAsText],
  logLevel: 'warning',
  absWorkingDir: import.meta.dirname,
  outdir: 'dist',
  write: false,
};

/** The published scripts and their source maps, not yet written anywhere: three modules of one file each, and two classic scripts. */
export async function bundle(): Promise<OutputFile[]> {
  const modules = await build({
    ...shared,
    format: 'esm',
    entryPoints: { viewer: 'src/index.ts', 'belvedere-tour': 'src/belvedere-tour.ts', 'embed-frame': 'src/embed-frame.ts' },
  });
  const loader = await build({ ...shared, format: 'iife', entryPoints: { embed: 'src/embed.ts', offline: 'src/offline.ts' } });
  return [...(modules.outputFiles ?? []), ...(loader.outputFiles ?? [])];
}
