import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readTitles, type TestTitle } from './read-titles.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SKIPPED = new Set(['node_modules', 'dist', '.turbo']);

/** The titles of every test of the repository, by file. */
export async function collectTitles(): Promise<TestTitle[]> {
  const titles: TestTitle[] = [];
  for await (const file of glob('{apps,packages,tooling,prisma}/**/*.test.{ts,tsx}', { cwd: ROOT, exclude: (name) => SKIPPED.has(name) }))
    titles.push(...readTitles(file, await readFile(`${ROOT}${file}`, 'utf8')));
  return titles.toSorted((a, b) => a.file.localeCompare(b.file));
}
