import type { Call, Context } from '@belvedere/kernel';
import { fail, hashToken, MINUTE, newId } from '@belvedere/kernel/core';
import { z } from 'zod';
import { mailGate } from '../../attempts/gates.ts';
import { reserveAttempt } from '../../attempts/table.ts';
import { beforeTransaction } from '../before-transaction.ts';
import { issueChallenge } from '../challenges/issue-challenge.ts';
import { readChallenge, redeemChallenge } from '../challenges/table.ts';
import { announceVerified } from '../announce-verified.ts';
import { identityErrors } from '../errors.ts';
import { finishSignIn } from '../finish-sign-in.ts';
import { issueMagicLink } from '../links.ts';
import { tellPerson } from '../notices.ts';
import { countPasskeys } from '../passkeys/table.ts';
import { email as emailSchema, type CompleteExternalInput, type ExternalResult } from '../schemas.ts';
import { findAccount, insertAccount, maySignIn, type Account } from '../table.ts';
import { findProvider } from './find-provider.ts';
import { linkDecision } from './link-decision.ts';
import { callbackUrl, openProvider } from './provider.ts';
import { secretsOf } from './secrets-of.ts';
import { findOwner, insertIdentity, type Identity } from './table.ts';

const PURPOSE = 'external_sign_in';
const LINK_WITHIN = 15 * MINUTE;
const begun = z.object({ provider: z.string(), tenant: z.string().nullable() });
const claimed = z.object({
  iss: z.string().min(1).max(500),
  sub: z.string().min(1).max(255),
  email: emailSchema.optional().catch(undefined),
  email_verified: z.boolean().optional().catch(undefined),
  name: z.string().max(120).optional().catch(undefined),
});

interface Vouched {
  identity: Identity;
  name: string;
  isTrusted: boolean;
  mayMail: boolean;
}

/** Asks the provider who it is, outside of any transaction: its answer may take its time. */
export const vouched = beforeTransaction<CompleteExternalInput, Vouched>(async ({ ctx, input }) => {
  const { services } = ctx;
  const now = services.clock.now();
  const challenge = await readChallenge(services.database, { tokenHash: hashToken(input.handle), purpose: PURPOSE, now });
  if (!challenge) fail(identityErrors.challenge_invalid);
  const { provider: slug, tenant } = begun.parse(challenge.data);
  const provider = await findProvider(services, { slug, tenant: tenant ?? undefined });
  const { state, nonce, verifier } = secretsOf(services.signingKey, input.handle);
  // Only what the provider added to our own address counts, wherever the caller says it came back.
  const address = new URL(callbackUrl(services));
  address.search = URL.parse(input.address)?.search ?? '';
  const config = await openProvider(provider);
  const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
  const client = await import('openid-client');
  const tokens = await client
    .authorizationCodeGrant(config, address, checks)
    .catch((cause: unknown) => fail(identityErrors.external_refused, { cause }));
  const { iss: issuer, sub: subject, email, email_verified: isVerified, name } = claimed.parse(tokens.claims());
  if (email === undefined) fail(identityErrors.external_no_email);
  const { allowed: mayMail } = await reserveAttempt(services.database, mailGate(email), now);
  return {
    identity: { issuer, subject, provider: provider.name, email },
    name: name?.trim() || (email.split('@')[0] ?? email),
    isTrusted: provider.tenantId === null && isVerified === true,
    mayMail,
  };
});

/** Signs in whom another site vouches for, or says what is missing. */
export async function completeExternal({ ctx, input }: Call<CompleteExternalInput>): Promise<ExternalResult> {
  const { identity, name, isTrusted, mayMail } = vouched.resultFor(input);
  const { tx, now, actor } = ctx;
  if (!(await redeemChallenge(tx, { tokenHash: hashToken(input.handle), purpose: PURPOSE, now }))) fail(identityErrors.challenge_invalid);

  const ownerId = await findOwner(tx, identity, now);
  if (ownerId !== undefined) {
    const account = await findAccount(tx, { id: ownerId });
    return account && maySignIn(account) ? enter(account) : fail(identityErrors.external_refused);
  }
  // Whoever is signed in wants this as a further way into the account they are in.
  if (actor.type === 'user') return confirm(actor.userId);

  const email = identity.email ?? '';
  const account = await findAccount(tx, { email });
  switch (linkDecision({ isTrusted, account: account && (await locksOf(ctx, account)) })) {
    case 'create':
      return enter(await create('active'));
    case 'join':
      if (!account || !maySignIn(account)) fail(identityErrors.external_refused);
      await join(account);
      return enter(account);
    case 'confirm':
      return confirm(account?.id ?? null);
    case 'prove': {
      // Known or not, the same is done: what follows comes by mail (A8).
      const person = account ?? (mayMail ? await create('pending') : undefined);
      if (person && mayMail && maySignIn(person)) await issueMagicLink(ctx, person);
      return confirm(null);
    }
  }

  async function enter(account: Account): Promise<ExternalResult> {
    return finishSignIn(ctx, { account, amr: ['external'], wish: input });
  }

  async function create(status: 'active' | 'pending'): Promise<Account> {
    const fresh = { id: newId(), email, displayName: name, passwordHash: null, language: 'en', timezone: 'UTC', status };
    await insertAccount(tx, { ...fresh, emailVerifiedAt: status === 'active' ? now : null, createdAt: now });
    const made = (await findAccount(tx, { email })) ?? fail(identityErrors.external_refused);
    if (status === 'active') {
      await insertIdentity(tx, { ...identity, id: newId(), userId: made.id, createdAt: now });
      await announceVerified(ctx, made.id);
    }
    return made;
  }

  async function join(account: Account): Promise<void> {
    await insertIdentity(tx, { ...identity, id: newId(), userId: account.id, createdAt: now });
    await tellPerson(ctx, account, { notice: 'externalLinked', detail: identity.provider });
  }

  async function confirm(userId: string | null): Promise<ExternalResult> {
    const data = { ...identity };
    const { token: link, expiresAt } = await issueChallenge(ctx, { purpose: 'external_link', userId, data, within: LINK_WITHIN });
    return { status: 'confirm_link', link, expiresAt };
  }
}

async function locksOf(ctx: Context, { id, isVerified, passwordHash }: Account) {
  return { isVerified, hasPassword: passwordHash !== null, hasPasskey: (await countPasskeys(ctx.tx, id)) > 0 };
}
