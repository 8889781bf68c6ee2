import type { Context } from '@belvedere/kernel';
import { commonErrors, fail, MINUTE } from '@belvedere/kernel/core';
import { deviceSubject } from '../attempts/gates.ts';
import { isNewSubject } from '../attempts/table.ts';
import { isStrong, type Amr } from './is-strong.ts';
import { issueChallenge } from './challenges/issue-challenge.ts';
import { tellPerson } from './notices.ts';
import type { SignInMode, SignInResult } from './schemas.ts';
import { countRecoveryCodes, findTotp } from './second-factor/table.ts';
import { describeDevice, deviceOf } from './sessions/device.ts';
import { startSession } from './sessions/session-service.ts';
import { deleteSessions } from './sessions/table.ts';
import { signAvatar } from '../tenancy/avatar/avatar-address.ts';
import { findUserView, setLastLogin, type Account } from './table.ts';
import { startFamily } from './tokens/start-family.ts';

const SECOND_FACTOR_WITHIN = 5 * MINUTE;

export interface Proof {
  account: Account;
  amr: Amr[];
  /** How the caller wants to go on. */
  wish: { mode: SignInMode; deviceName?: string | undefined };
  /** A hash of today's cost for the password that was given. */
  rehashed?: string | undefined;
}

/**
 * The end of every way to sign in. Whoever set up one-time codes gets a challenge instead of a session, unless the proof is strong in
 * itself. Always a new session: whatever came with the call is worth nothing afterwards (A2).
 */
export async function finishSignIn(ctx: Context, { account, amr, wish, rehashed }: Proof): Promise<SignInResult> {
  const { tx, now } = ctx;
  const { id: userId, platformRole } = account;
  const totp = await findTotp(tx, userId);
  ctx.changed({ after: { userId, amr } });
  if (totp?.confirmedAt && !isStrong(amr)) {
    const data = { amr, mode: wish.mode, ...(wish.deviceName !== undefined && { deviceName: wish.deviceName }) };
    const { token, expiresAt } = await issueChallenge(ctx, { purpose: 'second_factor', userId, data, within: SECOND_FACTOR_WITHIN });
    const hasCodes = (await countRecoveryCodes(tx, userId)) > 0;
    return { status: 'mfa_required', challenge: token, expiresAt, methods: hasCodes ? ['totp', 'recovery_code'] : ['totp'] };
  }

  const { actor } = ctx;
  if (actor.type === 'user') await deleteSessions(tx, { id: actor.sessionId, userId: actor.userId });
  const before = await findUserView(tx, userId);
  await setLastLogin(tx, userId, { at: now, passwordHash: rehashed });
  await tellNewDevice(ctx, account, before?.lastLoginAt ?? null);
  const tokens =
    wish.mode === 'tokens'
      ? await startFamily(ctx, { userId, platformRole, amr, deviceName: wish.deviceName })
      : await startSession(ctx, { userId, platformRole, amr }).then(() => null);
  const user = (await findUserView(tx, userId)) ?? fail(commonErrors.unauthenticated);
  return { status: 'signed_in', user: { ...user, avatar: signAvatar(ctx.services, user.avatar) }, tokens };
}

/** The first sign-in of all is no news, and neither is one from what was there before. */
async function tellNewDevice(ctx: Context, account: Account, lastLoginAt: Date | null): Promise<void> {
  const device = describeDevice(deviceOf(ctx.request.userAgent));
  const isNew = await isNewSubject(ctx.tx, deviceSubject(account.id, device), ctx.now);
  if (isNew && lastLoginAt !== null) await tellPerson(ctx, account, { notice: 'newDevice', detail: device });
}
