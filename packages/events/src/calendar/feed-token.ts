import { isId, isSameSecret } from '@belvedere/kernel/core';
import { mailToken } from '@belvedere/platform';

/** The secret of a calendar that somebody subscribed to: which one, and what only this server can make of it. */
export function feedToken(signingKey: Uint8Array, id: string): string {
  return `${id}.${mailToken(signingKey, 'event_feed', id)}`;
}

/** The calendar that a secret opens; undefined for one that was not made here. */
export function feedOf(signingKey: Uint8Array, token: string): string | undefined {
  const id = token.split('.')[0] ?? '';
  return isId(id) && isSameSecret(token, feedToken(signingKey, id)) ? id : undefined;
}
