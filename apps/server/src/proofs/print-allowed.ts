import type { MatrixReport } from './try-matrix.ts';

const HEAD = `# Who is let past authorization, procedure by procedure: what the matrix found and people reviewed (X7).
# A change here is a change of who may do what. BELVEDERE_WRITE_ALLOWED=1 writes it anew.
# Procedures with a star never succeed in the matrix, as it has no token, password or picture that they would need.
`;

/** The table as a file that people read: one line for each procedure. */
export function printAllowed({ allowed, done }: MatrixReport): string {
  const lines = Object.entries(allowed).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return HEAD + lines.map(([path, actors]) => `${path}${done.has(path) ? '' : '*'}: [${actors.join(', ')}]\n`).join('');
}
