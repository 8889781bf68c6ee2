/**
 * The absolute address of a root with a closing slash, or null if it is not http(s). A page that lies elsewhere, as on a disk, has its files there too.
 */
export function resolveRoot(root: string, base: string): string | null {
  if (!URL.canParse(root, base)) return null;
  const { href, protocol } = new URL(root, base);
  if (!/^https?:$/.test(protocol) && !base.startsWith(protocol)) return null;
  return href.endsWith('/') ? href : `${href}/`;
}

/** The absolute address of a path below a root; null for a path that leads out of it. */
export function resolveBelow(root: string | null, path: string): string | null {
  if (!root || !URL.canParse(path, root)) return null;
  const { href } = new URL(path, root);
  return href.startsWith(root) ? href : null;
}
