import { describe, expect, test } from 'vitest';
import { BelvedereError } from './errors.ts';
import { createTokenSession, memoryTokens, type StoredTokens } from './token-session.ts';

const HOUR = 3_600_000;
const pair = (n: number, left = HOUR): StoredTokens => ({
  accessToken: `access ${n}`,
  refreshToken: `refresh ${n}`,
  expiresAt: new Date(Date.now() + left),
  refreshExpiresAt: new Date(Date.now() + 24 * HOUR),
});
const refused = (code: 'common.unauthenticated' | 'identity.token_invalid') => new BelvedereError({ code, message: 'no', status: 401 });

/** A server that knows one access token at a time, and gives the next for the refresh token of the last. */
function server(first = 1) {
  let current = first;
  const asked: string[] = [];
  return {
    asked,
    revoke: () => void (current += 1),
    renew: async ({ input }: { input: unknown }): Promise<unknown> => {
      const { refreshToken } = input as { refreshToken: string };
      asked.push(refreshToken);
      await Promise.resolve();
      if (refreshToken === 'refresh 0') throw refused('identity.token_invalid');
      current = Number(refreshToken.split(' ')[1]) + 1;
      return pair(current);
    },
    call: (token: () => Promise<string | undefined>) => async (): Promise<unknown> => {
      if ((await token()) !== `access ${current}`) throw refused('common.unauthenticated');
      return 'answer';
    },
  };
}

describe('4.24 tokens of a device', () => {
  test('fifty calls at once with a token that is about to end renew it once, and all go through', async () => {
    const remote = server();
    const session = createTokenSession(memoryTokens(pair(1, 10_000)), remote.renew);
    const calls = Array.from({ length: 50 }, () =>
      session.around(
        'tours.list',
        {},
        remote.call(() => session.accessToken()),
      ),
    );
    expect(new Set(await Promise.all(calls))).toEqual(new Set(['answer']));
    expect(remote.asked).toEqual(['refresh 1']);
  });

  test('a token that is refused although it has not ended is renewed and the call made once more', async () => {
    const remote = server();
    const session = createTokenSession(memoryTokens(pair(1)), remote.renew);
    remote.revoke();
    expect(
      await session.around(
        'tours.list',
        {},
        remote.call(() => session.accessToken()),
      ),
    ).toBe('answer');
    expect(remote.asked).toEqual(['refresh 1']);
  });

  test('a sign-in that has ended forgets its tokens; a server that does not answer keeps them', async () => {
    const store = memoryTokens(pair(0, 0));
    const ended = createTokenSession(store, server().renew);
    expect(await ended.accessToken()).toBeUndefined();
    expect(await store.load()).toBeNull();

    const kept = memoryTokens(pair(1, 0));
    const away = createTokenSession(kept, async () => {
      throw new BelvedereError({ code: 'client.network', message: 'away', retryable: true });
    });
    await expect(away.accessToken()).rejects.toThrow('away');
    expect(await kept.load()).toMatchObject({ refreshToken: 'refresh 1' });
  });

  test('every way to sign in asks for tokens and keeps them; signing out forgets them', async () => {
    for (const path of ['identity.signIn', 'identity.magicLink.redeem', 'identity.passkeys.signIn', 'identity.external.complete']) {
      const store = memoryTokens();
      const session = createTokenSession(store, server().renew);
      const sent: unknown[] = [];
      await session.around(path, { a: 1 }, async (input) => {
        sent.push(input);
        return { status: 'signed_in', tokens: pair(1) };
      });
      expect(sent).toEqual([{ a: 1, mode: 'tokens' }]);
      expect(await session.accessToken()).toBe('access 1');
      await session.around('identity.signOut', {}, async () => ({ status: 'done' }));
      expect(await store.load()).toBeNull();
    }
    const store = memoryTokens();
    const session = createTokenSession(store, server().renew);
    await session.around('identity.secondFactor.complete', { challenge: 'c' }, async () => ({ status: 'signed_in', tokens: pair(7) }));
    expect(await session.accessToken()).toBe('access 7');
  });
});
