import { cp, symlink } from 'node:fs/promises';
import { join } from 'node:path';

const LEFT_OUT = new Set(['node_modules', '.git', '.belvedere', '.turbo', '.types']);

/**
 * Copies the repository, so that code may be broken in the copy. Installed packages are shared with the original; links between the
 * packages of the workspace are relative, so those of the copy lead to the copy.
 */
export async function copyTree(from: string, to: string): Promise<void> {
  const isWanted = (source: string) => !LEFT_OUT.has(source.slice(from.length));
  await cp(from, to, { recursive: true, verbatimSymlinks: true, filter: isWanted });
  await symlink(join(from, 'node_modules'), join(to, 'node_modules'), 'dir');
}
