import { createHash } from 'node:crypto';

const MOST = 500;

/** Names statements so that PostgreSQL plans them once; past a bound they stay unnamed, as names are never given back. */
export function statementNames(): (text: string) => string {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known) return known;
    if (names.size >= MOST) return '';
    const name = createHash('sha1').update(text).digest('base64url');
    names.set(text, name);
    return name;
  };
}
