/**
 * The path that an address in a file of an archive means, below the root of the archive; null when it leads out of it or to
 * another host. Nothing of it is ever a path on this machine: it is looked up among the names of the archive.
 */
export function archivePath(base: string, address: string): string | null {
  const bare = address.trim().replaceAll('\\', '/').split(/[?#]/, 1)[0] ?? '';
  if (bare === '' || bare.startsWith('//') || /^[a-z][a-z0-9+.-]*:/i.test(bare)) return null;
  const parts: string[] = [];
  const all = bare.startsWith('/') ? bare.split('/') : [...base.split('/'), ...bare.split('/')];
  for (const part of all) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.length === 0 ? null : decoded(parts.join('/'));
}

/** The folder that a file lies in, without a slash at the end. */
export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // Not every percent sign in a file name begins an escape.
    return path;
  }
}
