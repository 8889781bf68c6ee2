import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { build, transform, type BuildOptions, type OutputFile, type Plugin } from 'esbuild';

const here = import.meta.dirname;

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
      // esbuild leaves the blank before the value of a custom property.
      return { contents: code.replace(/(--[\w-]+): /g, '$1:'), loader: 'text' };
    });
  },
};

/** Shaders without blanks; the lines that go stand behind them, so that the source map fits. */
const tightShaders: Plugin = {
  name: 'tight-shaders',
  setup(plugin) {
    const tighten = (shader: string) =>
      shader.replace(/([;{}])\n\s*/g, '$1').replace(/ *([=*+\-,]) */g, '$1') + '\n'.repeat(shader.split(/[;{}]\n/).length - 1);
    plugin.onLoad({ filter: /renderer\.ts$|gl\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/`#version 300 es\n[^`]*`/g, tighten),
      loader: 'ts',
    }));
  },
};

/** Turns the `import()` of a chunk into that of the file that was built of it; `files` are names by source, all in one `folder`. */
const builtChunks = (files: ReadonlyMap<string, string>, folder: string): Plugin => ({
  name: 'built-chunks',
  setup(plugin) {
    plugin.onResolve({ filter: /\.ts$/ }, ({ path, resolveDir, kind }) => {
      const file = files.get(join(resolveDir, path));
      if (kind !== 'dynamic-import' && file) throw new Error(`${path} is a chunk: only import() may name it.`);
      return file ? { path: `${folder}/${file}`, external: true } : undefined;
    });
  },
});

/** What stands beside the core in the package brings no second copy of it. */
const besideCore: Plugin = {
  name: 'beside-core',
  setup(plugin) {
    plugin.onResolve({ filter: /^\.\/create-tour\.ts$/ }, () => ({ path: './viewer.js', external: true }));
  },
};

/**
 * Has V8 compile the functions of a core while it is still coming, beside the page, instead of each when it is first called: a tenth of the time to
 * the first picture on a slow processor. Other browsers take it for a comment.
 */
const EAGER = '//# allFunctionsCalledOnLoad';

const plugins = [projectionOnly, cssAsText, tightShaders];
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

/** Builds each source of a folder by itself. */
async function bundleChunks(
  folder: string,
  known: ReadonlyMap<string, string>,
): Promise<{ files: OutputFile[]; built: Map<string, string> }> {
  const names = readdirSync(join(here, 'src', folder)).filter((name) => name.endsWith('.ts'));
  const { outputFiles: files = [] } = await build({
    ...shared,
    format: 'esm',
    outdir: 'dist/chunks',
    entryPoints: names.map((name) => join(here, 'src', folder, name)),
    plugins: [...plugins, builtChunks(known, '.')],
  });
  return { files, built: new Map(names.map((name) => [join(here, 'src', folder, name), name.replace(/ts$/, 'js')])) };
}

/**
 * Puts chunks into a folder that is named by what is in all of them. A core names a dozen: one name of chance in it costs less than a dozen, and its size
 * does not change with every change of a chunk.
 */
function inFolderOfTheirContents(files: readonly OutputFile[]): { files: OutputFile[]; folder: string } {
  const hash = createHash('sha256');
  for (const { contents } of files) hash.update(contents);
  const folder = hash.digest('hex').slice(0, 8);
  return {
    folder,
    files: files.map((file) => ({ ...file, path: join(dirname(file.path), folder, basename(file.path)), text: file.text })),
  };
}

/**
 * The published scripts and their source maps, not yet written anywhere: three modules with the core in each, the chunks that all
 * three load by need, what stands beside `viewer.js`, and two classic scripts. No code is shared between files: esbuild's splitting would put what core and chunks
 * have in common into a further file, which the first picture would have to wait for.
 */
export async function bundle(): Promise<OutputFile[]> {
  const tools = await bundleChunks('chunks/tools', new Map());
  const chunks = await bundleChunks('chunks', tools.built);
  const { files, folder } = inFolderOfTheirContents([...tools.files, ...chunks.files]);
  const modules: BuildOptions = { ...shared, format: 'esm', plugins: [...plugins, builtChunks(chunks.built, `./chunks/${folder}`)] };
  const cores = await build({
    ...modules,
    banner: { js: EAGER },
    entryPoints: { viewer: 'src/index.ts', 'belvedere-tour': 'src/belvedere-tour.ts', 'embed-frame': 'src/embed-frame.ts' },
  });
  const alone = await build({ ...modules, entryPoints: { 'count-visits': 'src/count-visits.ts', 'lead-gate': 'src/lead-gate.ts' } });
  const beside = await build({
    ...shared,
    format: 'esm',
    entryPoints: { react: 'src/react.ts', adapters: 'src/adapters.ts', icons: 'src/icons.ts' },
    external: ['react'],
    plugins: [...plugins, besideCore],
  });
  const classic = await build({ ...shared, format: 'iife', entryPoints: { embed: 'src/embed.ts', offline: 'src/offline.ts' } });
  return [...files, ...[cores, alone, beside, classic].flatMap(({ outputFiles }) => outputFiles ?? [])];
}
