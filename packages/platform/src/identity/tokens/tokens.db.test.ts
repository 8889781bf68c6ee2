import { PLATFORM_TENANT_ID } from '@belvedere/db';
import { DAY, HOUR, MINUTE, SECOND } from '@belvedere/kernel/core';
import { inTier, runSeed } from '@belvedere/testing';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { TokenPair } from '../schemas.ts';
import { createSignInWorld, PASSWORD, type SignInWorld } from '../testing/sign-in-world.ts';
import { pairOf, TOKEN_PATTERN } from './tokens.ts';

/** Each signs a device in, with a password's real hash. */
const INTERLEAVINGS = inTier({ sample: 25, all: 200 });

let world: SignInWorld;
beforeAll(async () => {
  world = await createSignInWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: world.clock.now() });
});
afterEach(() => {
  vi.useRealTimers();
});

async function device(account?: { email: string; userId: string }): Promise<{ pair: TokenPair; email: string; userId: string }> {
  const { email, userId } = account ?? (await world.account());
  const { call, headers } = world.visitor();
  const answer = await call.identity.signIn({ email, password: PASSWORD, mode: 'tokens', deviceName: 'Ada’s phone' });
  if (answer.status !== 'signed_in' || !answer.tokens) throw new Error('No tokens were given.');
  expect(headers['set-cookie']).toBeUndefined();
  return { pair: answer.tokens, email, userId };
}

const refresh = (refreshToken: string): Promise<TokenPair> => world.visitor().call.identity.tokens.refresh({ refreshToken });
const isDead = (attempt: Promise<unknown>) => expect(attempt).rejects.toMatchObject({ cause: { code: 'identity.token_invalid' } });
const isOpen = async (accessToken: string) =>
  (await world.actorOfToken(accessToken).then(
    (actor) => actor.type,
    () => 'nobody',
  )) === 'user';

/** Refresh tokens that still work, by family. */
const heads = () =>
  world.asOwner(
    (tx) => tx.$queryRaw<{ family: string; heads: number }[]>`
      SELECT family_id::text AS family, count(*) FILTER (WHERE used_at IS NULL)::int AS heads FROM refresh_tokens GROUP BY 1`,
  );

test('4.24 A10 a device signs in by tokens: the access token opens calls for ten minutes, the refresh token gives the next pair', async () => {
  const { pair, userId } = await device();
  const actor = await world.actorOfToken(pair.accessToken);
  expect(actor).toMatchObject({ type: 'user', userId, isStrong: false });
  expect(await world.as(actor).identity.me({})).toMatchObject({ id: userId });
  world.later(10 * MINUTE);
  expect(await isOpen(pair.accessToken)).toBe(false);
  const next = await refresh(pair.refreshToken);
  expect(next.refreshToken).not.toBe(pair.refreshToken);
  expect(await isOpen(next.accessToken)).toBe(true);
  const { items } = await world.as(await world.actorOfToken(next.accessToken)).identity.sessions.list({});
  expect(items).toMatchObject([
    { kind: 'tokens', isCurrent: true, deviceName: 'Ada’s phone', device: { browser: 'Firefox', os: 'Linux' } },
  ]);
});

test('A10 fifty refreshes at once with one token give one pair: one head, and every answer works', async () => {
  const { pair } = await device();
  const pairs = await Promise.all(Array.from({ length: 50 }, () => refresh(pair.refreshToken)));
  expect(new Set(pairs.map(({ refreshToken }) => refreshToken)).size).toBe(1);
  expect(new Set(pairs.map(({ accessToken }) => accessToken)).size).toBe(1);
  expect(await isOpen(pairs[0]!.accessToken)).toBe(true);
  expect((await heads()).every(({ heads: live }) => live === 1)).toBe(true);
});

test('A10 an answer that was lost is given again within twenty seconds; a used token that comes later ends the family and is written down', async () => {
  const { pair, userId } = await device();
  const next = await refresh(pair.refreshToken);
  world.later(20 * SECOND);
  expect(await refresh(pair.refreshToken)).toEqual(next);
  world.later(1);
  await isDead(refresh(pair.refreshToken));
  await isDead(refresh(next.refreshToken));
  expect(await isOpen(next.accessToken)).toBe(false);
  const events = await world.inTenant(PLATFORM_TENANT_ID, (tx) => tx.securityEvent.findMany({ where: { userId } }));
  expect(events).toMatchObject([{ eventType: 'identity.refresh_token_reused', severity: 'critical' }]);
});

test('A10 a family ends after fourteen days unused, after ninety at all, and after an hour and twelve for staff', async () => {
  const idle = await device();
  world.later(14 * DAY);
  await isDead(refresh(idle.pair.refreshToken));
  let { pair } = await device();
  for (let days = 13; days < 90; days += 13) {
    world.later(13 * DAY);
    pair = await refresh(pair.refreshToken);
  }
  world.later(13 * DAY);
  await isDead(refresh(pair.refreshToken));
  const admin = await device(await world.account({ platformRole: 'super_admin' }));
  world.later(HOUR);
  await isDead(refresh(admin.pair.refreshToken));
});

test('A3 0.3 signing out, ending the device from elsewhere, a new password and suspension each end both tokens at once', async () => {
  const signOut = async (pair: TokenPair) => void (await world.as(await world.actorOfToken(pair.accessToken)).identity.signOut({}));
  const revoke = async (pair: TokenPair) => {
    const actor = await world.actorOfToken(pair.accessToken);
    const id = actor.type === 'user' ? actor.sessionId : '';
    await world.as(actor).identity.sessions.revoke({ id });
  };
  const change = async (pair: TokenPair) => {
    const actor = await world.actorOfToken(pair.accessToken);
    await world.as(actor).identity.changePassword({ currentPassword: PASSWORD, newPassword: 'another long passphrase' });
  };
  const suspend = async (_: TokenPair, userId: string) => {
    await world.asOwner((tx) => tx.user.update({ where: { id: userId }, data: { status: 'suspended' } }));
  };
  for (const end of [signOut, revoke, change, suspend]) {
    const { pair, userId } = await device();
    await end(pair, userId);
    expect(await isOpen(pair.accessToken)).toBe(false);
    await isDead(refresh(pair.refreshToken));
  }
});

test('A13 a device proves a step-up without losing its tokens', async () => {
  const { pair } = await device();
  world.later(9 * MINUTE);
  const { accessToken } = await refresh(pair.refreshToken);
  world.later(2 * MINUTE);
  const stale = world.as(await world.actorOfToken(accessToken));
  await expect(stale.identity.passkeys.begin({})).rejects.toMatchObject({ cause: { code: 'common.step_up_required' } });
  await stale.identity.confirm({ password: PASSWORD });
  expect(await world.as(await world.actorOfToken(accessToken)).identity.passkeys.begin({})).toMatchObject({ attestation: 'none' });
});

test('A1 a hundred thousand tokens: 256 bits each, none like another, and none in the database', async () => {
  const key = new Uint8Array(32).fill(3);
  const tokens = new Set<string>();
  for (let i = 0; i < 50_000; i++) {
    const { accessToken, refreshToken } = pairOf(key, `step ${i}`);
    tokens.add(accessToken).add(refreshToken);
  }
  expect(tokens.size).toBe(100_000);
  for (const token of tokens) if (!/^bv_[ar]t_[\w-]{43}$/.test(token)) expect.fail(token);
  expect(TOKEN_PATTERN.test(`https://x.example/?t=${[...tokens][0]}`)).toBe(true);
  const { pair } = await device();
  const dump = await world.dump();
  for (const token of [pair.accessToken, pair.refreshToken]) expect(dump).not.toContain(token.slice(6));
});

test(
  'A10 interleavings of refreshes, replays, pauses and ends leave no family with two heads and no token of an ended one',
  { timeout: 240_000 },
  async () => {
    type Step = { kind: 'refresh' | 'replay' | 'wait' | 'end'; pick: number; ms: number };
    const step: fc.Arbitrary<Step> = fc.record({
      kind: fc.oneof(
        { arbitrary: fc.constant('refresh' as const), weight: 6 },
        { arbitrary: fc.constant('replay' as const), weight: 3 },
        { arbitrary: fc.constant('wait' as const), weight: 2 },
        { arbitrary: fc.constant('end' as const), weight: 1 },
      ),
      pick: fc.nat({ max: 5 }),
      ms: fc.nat({ max: 40 * SECOND }),
    });
    const account = await world.account();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), async (rounds) => {
        const { pair } = await device(account);
        const known = [pair];
        for (const round of rounds) {
          world.later(round.reduce((sum, { kind, ms }) => sum + (kind === 'wait' ? ms : 0), 0));
          // The steps of a round are made at the same time.
          const answers = await Promise.allSettled(round.map((each) => take(each, known)));
          for (const answer of answers)
            if (answer.status === 'fulfilled' && answer.value) known.push(answer.value);
            else if (answer.status === 'rejected')
              expect(['identity.token_invalid', 'common.unauthenticated']).toContain(codeOf(answer.reason));
        }
        const orphans = await world.asOwner(
          (tx) => tx.$queryRaw<unknown[]>`
          SELECT 1 FROM access_tokens a WHERE NOT EXISTS (SELECT FROM auth_sessions s WHERE s.family_id = a.family_id)
          UNION ALL SELECT 1 FROM refresh_tokens r WHERE NOT EXISTS (SELECT FROM auth_sessions s WHERE s.family_id = r.family_id)
          UNION ALL SELECT 1 FROM refresh_tokens WHERE used_at IS NULL GROUP BY family_id HAVING count(*) > 1`,
        );
        expect(orphans).toEqual([]);
      }),
      { numRuns: INTERLEAVINGS, seed: runSeed },
    );

    async function take({ kind, pick }: Step, known: TokenPair[]): Promise<TokenPair | undefined> {
      const newest = known.at(-1)!;
      if (kind === 'refresh') return refresh(newest.refreshToken);
      if (kind === 'replay') return refresh(known[pick % known.length]!.refreshToken);
      if (kind === 'end') await world.as(await world.actorOfToken(newest.accessToken)).identity.signOut({});
      return undefined;
    }
  },
);

function codeOf(reason: unknown): string | undefined {
  const error = reason as { code?: string; cause?: { code?: string } };
  return error.cause?.code ?? error.code;
}
