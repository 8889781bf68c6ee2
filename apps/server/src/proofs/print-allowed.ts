import type { MatrixReport } from './try-matrix.ts';

const HEAD = `# Who is let past authorization, procedure by procedure: what the matrix found and people reviewed (X7).
# A change here is a change of who may do what. BELVEDERE_WRITE_ALLOWED=1 writes it anew.
# Procedures with a star never succeed in the matrix, as it has no token, password or picture that they would need.
# people: whoever is signed in with a verified address, a member of a tenant or not; who is not verified is named beside them.
# everybody: all but an embed token, which opens no procedure.
`;

const ROLES = ['owner', 'admin', 'manager', 'editor', 'member', 'client', 'owner of another tenant'];
const PEOPLE = [...ROLES, 'suspended member', 'support', 'super admin'];
const UNVERIFIED = 'unverified e-mail';
const KEYS = ['key', 'key with named scopes', 'key without scopes', 'key of another tenant', 'publishable key'];
const EVERYBODY = ['anonymous', ...PEOPLE, UNVERIFIED, 'suspended person', 'expired session', ...KEYS];

/** The table as a file that people read: one line for each procedure. */
export function printAllowed({ allowed, done }: Pick<MatrixReport, 'allowed' | 'done'>): string {
  const lines = Object.entries(allowed).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return HEAD + lines.map(([path, actors]) => `${path}${done.has(path) ? '' : '*'}: ${describeActors(actors)}\n`).join('');
}

/** Actors in words; the two groups that most procedures have by their names. */
export function describeActors(actors: readonly string[]): string {
  if (isSame(actors, EVERYBODY)) return 'everybody';
  if (isSame(actors, [...PEOPLE, UNVERIFIED])) return `people, ${UNVERIFIED}`;
  return isSame(actors, PEOPLE) ? 'people' : actors.join(', ');
}

/** Who is let past authorization by such a file, for each procedure. */
export function actorsIn(file: string): Map<string, ReadonlySet<string>> {
  const words: Record<string, readonly string[]> = { everybody: EVERYBODY, people: PEOPLE };
  const lines = [...file.matchAll(/^(?!#)([\w.]+)\*?:(.*)$/gm)];
  return new Map(
    lines.map(([, path = '', actors = '']) => [
      path,
      new Set(
        actors
          .split(',')
          .map((name) => name.trim())
          .flatMap((name) => words[name] ?? [name]),
      ),
    ]),
  );
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && others.every((each) => some.includes(each));
}
