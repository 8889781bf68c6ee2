// What a browser loads until a route is there: `node check-first-load.ts`, after `vite build`. The viewer has a budget of its own.
// Leaves `dist/first-load.json`, by which the server has the page ask for all of it at once.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = join(import.meta.dirname, 'dist');

interface Chunk {
  file: string;
  imports?: string[];
  css?: string[];
}

interface Route {
  path: string;
  source: string;
  /** What it loads by need, and needs in any case. */
  next: string[];
  /** Bytes of JavaScript before it is there. */
  gzip: number;
}

const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
const { routes } = JSON.parse(readFileSync(join(import.meta.dirname, 'first-load.json'), 'utf8')) as { routes: Record<string, Route> };

/** Chunks with all that they import at once; what they load by need is not among it. */
function chunksOf(names: readonly string[]): Chunk[] {
  const seen = new Set(names);
  const chunks: Chunk[] = [];
  for (const name of seen) {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`The build has no ${name}.`);
    chunks.push(chunk);
    for (const next of chunk.imports ?? []) seen.add(next);
  }
  return chunks;
}

const firstLoads = Object.entries(routes).map(([route, { path, source, next, gzip }]) => {
  const first = chunksOf(['index.html', source]);
  const size = first.reduce((sum, { file }) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);
  console.log(`${route.padEnd(10)} ${String(size).padStart(7)} of ${gzip} bytes of JavaScript before it is there, gzip`);
  if (size > gzip) {
    console.error(`The route ${route} is too large.`);
    process.exitCode = 1;
  }
  const start = new Set(chunksOf(['index.html']));
  const own = chunksOf([source, ...next]).filter((chunk) => !start.has(chunk));
  return { path, scripts: own.map(({ file }) => file), styles: own.flatMap(({ css }) => css ?? []) };
});
writeFileSync(join(dist, 'first-load.json'), JSON.stringify(firstLoads));
