import { callerId, type Call } from '@belvedere/kernel';
import { commonErrors, fail, hashToken, newId } from '@belvedere/kernel/core';
import { z } from 'zod';
import { redeemChallenge } from '../challenges/table.ts';
import { identityErrors } from '../errors.ts';
import { tellPerson } from '../notices.ts';
import type { Done, LinkExternalInput } from '../schemas.ts';
import { findAccount } from '../table.ts';
import { insertIdentity } from './table.ts';

const waiting = z.object({ issuer: z.string(), subject: z.string(), provider: z.string(), email: z.string().nullable() });

/** Joins what another site said to the account of the caller, who has just proved that it is theirs. */
export async function linkExternal({ ctx, input }: Call<LinkExternalInput>): Promise<Done> {
  const { tx, now } = ctx;
  const userId = callerId(ctx);
  const challenge = await redeemChallenge(tx, { tokenHash: hashToken(input.link), purpose: 'external_link', now });
  const account = (await findAccount(tx, { id: userId })) ?? fail(commonErrors.unauthenticated);
  if (!challenge) fail(identityErrors.challenge_invalid);
  const identity = waiting.parse(challenge.data);
  // Meant for one account, or for whoever proved the address.
  const isTheirs = challenge.userId === null ? account.isVerified && account.email === identity.email : challenge.userId === userId;
  if (!isTheirs) fail(identityErrors.challenge_invalid);
  if (!(await insertIdentity(tx, { ...identity, id: newId(), userId, createdAt: now }))) fail(identityErrors.challenge_invalid);
  await tellPerson(ctx, account, { notice: 'externalLinked', detail: identity.provider });
  ctx.changed({ after: { provider: identity.provider } });
  return { status: 'done' };
}
