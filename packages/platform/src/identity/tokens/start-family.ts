import type { Context } from '@belvedere/kernel';
import { hashToken, newId, newToken } from '@belvedere/kernel/core';
import { logLine } from '../../audit-log/redact.ts';
import type { TokenPair } from '../schemas.ts';
import { tokenLifetimeOf } from '../sessions/lifetimes.ts';
import { insertSession, type AccountAttributes } from '../sessions/table.ts';
import { issuePair } from './issue-pair.ts';

/** Begins a device that signs in by tokens. Its session has no cookie: the id is the hash of a secret that is thrown away. */
export async function startFamily(
  ctx: Context,
  person: { userId: string; platformRole: AccountAttributes['platformRole']; amr: string[]; deviceName: string | undefined },
): Promise<TokenPair> {
  const { now, request, tx } = ctx;
  const { userId, platformRole, amr, deviceName } = person;
  const { idle, absolute } = tokenLifetimeOf(platformRole);
  const familyId = newId();
  const absoluteExpiresAt = new Date(now.getTime() + absolute);
  const attributes = {
    ipAddress: logLine(request.ip, 64),
    userAgent: logLine(request.userAgent),
    familyId,
    deviceName: deviceName ?? null,
    authTime: now,
    amr,
    activeTenantId: null,
    createdAt: now,
    lastSeenAt: now,
    absoluteExpiresAt,
  };
  await insertSession(tx, { id: hashToken(newToken()), userId, expiresAt: new Date(now.getTime() + idle), attributes });
  const { pair } = await issuePair(ctx, { userId, platformRole, familyId, absoluteExpiresAt });
  return pair;
}
