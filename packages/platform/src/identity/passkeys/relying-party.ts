import type { Services } from '@belvedere/kernel';
import { hashToken, MINUTE } from '@belvedere/kernel/core';
import type { Transaction } from '@belvedere/db';
import { redeemChallenge, type ChallengePurpose } from '../challenges/table.ts';

export const PASSKEY_WITHIN = 5 * MINUTE;

/** Who we are to an authenticator. A console on another host works if that host lies below this one. */
export function relyingParty({ publicUrl, ownOrigins }: Pick<Services, 'publicUrl' | 'ownOrigins'>): { id: string; origins: string[] } {
  return { id: new URL(publicUrl).hostname, origins: [...new Set([new URL(publicUrl).origin, ...ownOrigins])] };
}

/** For the library's `expectedChallenge`: the challenge that the authenticator signed is one of ours, and is used up by this. */
export function redeemedChallenge(
  tx: Transaction,
  { purpose, userId, now }: { purpose: ChallengePurpose; userId: string | null; now: Date },
): (challenge: string) => Promise<boolean> {
  return async (signed) => {
    // What was signed is our token's bytes in base64url: the token itself.
    const challenge = await redeemChallenge(tx, { tokenHash: hashToken(signed), purpose, now });
    return challenge !== undefined && challenge.userId === userId;
  };
}
