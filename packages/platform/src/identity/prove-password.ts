import { fail } from '@belvedere/kernel/core';
import { accountGate, knownGate, networkGate } from '../attempts/gates.ts';
import { isSubjectKnown, releaseAttempts, rememberSubject } from '../attempts/table.ts';
import { identityErrors } from './errors.ts';
import { hashPassword, isOutdated, verifyPassword } from './hash-password.ts';
import { passGate, type Caller } from './pass-gate.ts';
import { maySignIn, readAccount, type Account } from './table.ts';

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
  for (const gate of gates) await passGate(caller, gate);

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
