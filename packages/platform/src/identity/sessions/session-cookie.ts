import { SECOND } from '@belvedere/kernel/core';

// `__Host-` binds the cookie to this very host (A4). Browsers take it over https only; plain http is for a developer's own machine.
const nameAt = (publicUrl: string) => (publicUrl.startsWith('https:') ? '__Host-sid' : 'sid');

/** The cookie of a session, or with null the one that removes it. */
export function sessionCookie(publicUrl: string, session: { token: string; maxAge: number } | null): string {
  const name = nameAt(publicUrl);
  const secure = name === '__Host-sid' ? '; Secure' : '';
  const maxAge = session ? Math.floor(session.maxAge / SECOND) : 0;
  return `${name}=${session?.token ?? ''}; Path=/; HttpOnly${secure}; SameSite=Lax; Max-Age=${maxAge}`;
}

/** The session's token in a Cookie header. Decodes nothing: what is not a token is left to whoever looks it up. */
export function readSessionCookie(publicUrl: string, header: string | undefined): string | undefined {
  const prefix = `${nameAt(publicUrl)}=`;
  const pair = header?.split(';').find((part) => part.trimStart().startsWith(prefix));
  return pair?.trim().slice(prefix.length);
}
