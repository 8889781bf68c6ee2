import type { Scope } from '@belvedere/kernel';
import { DAY } from '@belvedere/kernel/core';
import { switchesOfScopes } from './key-scopes.ts';
import type { ApiKeyView } from './schemas.ts';
import type { ApiKeyRow } from './table.ts';

export function toApiKeyView(row: ApiKeyRow, { scopes, now }: { scopes: readonly Scope[]; now: Date }): ApiKeyView {
  const { keyPrefix, ...rest } = row;
  const isToday = row.lastResetAt.getTime() >= Math.floor(now.getTime() / DAY) * DAY;
  return {
    ...rest,
    ...switchesOfScopes(scopes, row.scopes),
    prefix: `${row.kind === 'secret' ? 'bv_live' : 'bv_pub'}_${keyPrefix}`,
    requestsCount: isToday ? row.requestsCount : 0,
    state: keyState(row, now),
  };
}

/** A key that was rotated is revoked at a time to come, and live until then. */
export function keyState({ isActive, expiresAt, revokedAt }: ApiKeyRow, now: Date): ApiKeyView['state'] {
  if (revokedAt && revokedAt <= now) return 'revoked';
  if (expiresAt && expiresAt <= now) return 'expired';
  return isActive ? 'live' : 'inactive';
}
