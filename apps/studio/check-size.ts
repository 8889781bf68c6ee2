// What a browser loads before the editor is there: `node check-size.ts`, after `vite build`. The viewer has a budget of its own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = join(import.meta.dirname, 'dist');

interface Chunk {
  file: string;
  imports?: string[];
}

interface Budget {
  /** Source files of the routes, by name. */
  routes: Record<string, { source: string; gzip: number }>;
}

const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
const { routes } = JSON.parse(readFileSync(join(import.meta.dirname, 'size-budget.json'), 'utf8')) as Budget;

/** A chunk with all that it imports at once; what it loads by need is not among it. */
function filesOf(names: readonly string[]): Set<string> {
  const seen = new Set(names);
  for (const name of seen) {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`The build has no ${name}.`);
    for (const next of chunk.imports ?? []) seen.add(next);
  }
  return new Set([...seen].map((name) => manifest[name]?.file ?? ''));
}

for (const [route, { source, gzip }] of Object.entries(routes)) {
  const size = [...filesOf(['index.html', source])].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);
  console.log(`${route.padEnd(10)} ${String(size).padStart(7)} of ${gzip} bytes of JavaScript before it is there, gzip`);
  if (size > gzip) {
    console.error(`The route ${route} is too large.`);
    process.exitCode = 1;
  }
}
