import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { build, transform, type BuildOptions, type OutputFile, type Plugin } from 'esbuild';

const here = import.meta.dirname;
const CHUNKS = join(here, 'src/chunks');

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

/** Turns `import('./chunks/x.ts')` into that of the file that was built of it. */
const builtChunks = (files: ReadonlyMap<string, string>): Plugin => ({
  name: 'built-chunks',
  setup(plugin) {
    plugin.onResolve({ filter: /^\.\/chunks\/[\w-]+\.ts$/ }, ({ path }) => {
      const name = basename(path, '.ts');
      const file = files.get(name);
      if (!file) throw new Error(`There is no chunk "${name}".`);
      return { path: `./chunks/${file}`, external: true };
    });
  },
});

const plugins = [projectionOnly, cssAsText];
const shared: BuildOptions = {
  bundle: true,
  minify: true,
  sourcemap: 'linked',
  target: 'es2022',
  legalComments: 'none',
  plugins,
  logLevel: 'warning',
  absWorkingDir: here,
  outdir: 'dist',
  write: false,
};

/**
 * The published scripts and their source maps, not yet written anywhere: three modules with the core in each, the chunks that all
 * three load by need, and two classic scripts. No code is shared between files: esbuild's splitting would put what core and chunks
 * have in common into a further file, which the first picture would have to wait for.
 */
export async function bundle(): Promise<OutputFile[]> {
  const chunks = await build({
    ...shared,
    format: 'esm',
    outdir: 'dist/chunks',
    entryNames: '[name]-[hash]',
    entryPoints: readdirSync(CHUNKS)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(CHUNKS, name)),
  });
  const names = (chunks.outputFiles ?? []).map(({ path }) => basename(path)).filter((name) => name.endsWith('.js'));
  const modules = await build({
    ...shared,
    format: 'esm',
    entryPoints: { viewer: 'src/index.ts', 'belvedere-tour': 'src/belvedere-tour.ts', 'embed-frame': 'src/embed-frame.ts' },
    plugins: [...plugins, builtChunks(new Map(names.map((name) => [name.replace(/-[^-]+$/, ''), name])))],
  });
  const classic = await build({ ...shared, format: 'iife', entryPoints: { embed: 'src/embed.ts', offline: 'src/offline.ts' } });
  return [chunks, modules, classic].flatMap(({ outputFiles }) => outputFiles ?? []);
}
