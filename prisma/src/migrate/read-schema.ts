import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** All `*.prisma` files of a schema folder, as the engine takes them. */
export async function readSchema(dir: string): Promise<{ path: string; content: string }[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.prisma')).sort();
  return Promise.all(names.map(async (name) => ({ path: name, content: await readFile(join(dir, name), 'utf8') })));
}
