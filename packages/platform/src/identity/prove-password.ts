import type { RequestContext } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import { recordSecurityEvent } from '../audit-log/record-security-event.ts';
import { accountGate, knownGate, networkGate } from '../attempts/gates.ts';
import { isSubjectKnown, releaseAttempts, rememberSubject, reserveAttempt, type Gate } from '../attempts/table.ts';
import { identityErrors } from './errors.ts';
import { hashPassword, isOutdated, verifyPassword } from './hash-password.ts';
import { PLATFORM_TENANT_ID, readAccount, type Account } from './table.ts';

type Caller = Pick<RequestContext, 'services' | 'request'>;

/** An account whose password was just given, and a new hash of it where the old one's cost is outdated. */
export interface Proven {
  account: Account;
  rehashed: string | undefined;
}

/**
 * Checks a password at the pace that the gates allow (A7). Whatever is wrong, account, password or status, costs the same and answers
 * the same (A8). Guesses are counted before they are checked; guesses from elsewhere do not slow a known network down.
 */
export async function provePassword(caller: Caller, { email, password }: { email: string; password: string }): Promise<Proven> {
  const { services, request } = caller;
  const { database, clock } = services;
  const known = knownGate(email, request.ip);
  const gates = (await isSubjectKnown(database, known.subject)) ? [known] : [networkGate(request.ip), accountGate(email)];
  for (const gate of gates) await pass(caller, gate);

  const account = await readAccount(database, { email });
  const matches = await verifyPassword(password, account?.passwordHash ?? null);
  if (!account || !matches || !maySignIn(account)) fail(identityErrors.bad_credentials);

  await releaseAttempts(
    database,
    gates.map(({ subject }) => subject),
  );
  await rememberSubject(database, known.subject, clock.now());
  const outdated = account.passwordHash !== null && isOutdated(account.passwordHash);
  return { account, rehashed: outdated ? await hashPassword(password) : undefined };
}

function maySignIn({ status }: Account): boolean {
  return status === 'active' || status === 'pending';
}

async function pass({ services, request }: Caller, gate: Gate): Promise<void> {
  const now = services.clock.now();
  const { allowed, count, retryAfter } = await reserveAttempt(services.database, gate, now);
  if (!allowed) fail(commonErrors.rate_limited, { retryAfter });
  if (count !== gate.free + 1) return;
  const event = { eventType: 'identity.guessing', severity: 'warning', details: { gate: gate.subject, count } } as const;
  await recordSecurityEvent(services.database, { ...event, tenantId: PLATFORM_TENANT_ID, userId: null, request, occurredAt: now });
}
