import { isBelvedereError } from './errors.ts';
import type { Transport } from './transport.ts';

/** What a signed-in device keeps. Whoever has it is signed in: keep it where only your app reads it, such as the system's keychain. */
export interface StoredTokens {
  accessToken: string;
  refreshToken: string;
  /** When the access token ends. */
  expiresAt: Date;
  /** When the sign-in ends unless it is used before. */
  refreshExpiresAt: Date;
}

/** Where tokens are kept. `null` is nobody. */
export interface TokenStore {
  load(): Promise<StoredTokens | null> | StoredTokens | null;
  save(tokens: StoredTokens | null): Promise<void> | void;
}

/**
 * Keeps tokens for as long as the process runs.
 *
 * @example
 * const belvedere = createBelvedere({ baseUrl, tokens: memoryTokens() });
 * const answer = await belvedere.identity.signIn({ email, password });
 * if (answer.status === 'mfa_required') await belvedere.identity.secondFactor.complete({ challenge: answer.challenge, code });
 */
export function memoryTokens(kept: StoredTokens | null = null): TokenStore {
  let tokens = kept;
  return { load: () => tokens, save: (next) => void (tokens = next) };
}

export interface TokenSession {
  /** For the next call; renewed when it is about to end. */
  accessToken(): Promise<string | undefined>;
  /** Makes a call: keeps the tokens that a sign-in gives, and makes it once more with new ones when the old ones were refused. */
  around(path: string, input: unknown, call: (input: unknown) => Promise<unknown>): Promise<unknown>;
}

/** The ways to sign in that give tokens when they are asked to. */
const SIGN_INS = new Set(['identity.signIn', 'identity.magicLink.redeem', 'identity.passkeys.signIn', 'identity.external.complete']);
const COMPLETION = 'identity.secondFactor.complete';
/** Renewed so long before they end, in milliseconds: clocks differ, and calls take their time. */
const EARLY = 30_000;

/** One refresh at a time, however many calls want it: a refresh token is used once. */
export function createTokenSession(store: TokenStore, renew: Transport): TokenSession {
  let renewing: Promise<StoredTokens | null> | undefined;

  function renewed(stale: StoredTokens): Promise<StoredTokens | null> {
    renewing ??= renewOnce(stale).finally(() => (renewing = undefined));
    return renewing;
  }

  async function renewOnce(stale: StoredTokens): Promise<StoredTokens | null> {
    const now = await store.load();
    // Another call, or another process with the same store, was faster.
    if (now && now.refreshToken !== stale.refreshToken) return now;
    const message = { path: 'identity.tokens.refresh', kind: 'command', input: { refreshToken: stale.refreshToken } } as const;
    try {
      const signal = AbortSignal.timeout(30_000);
      const pair = (await renew({ ...message, tenant: undefined, idempotencyKey: undefined, signal })) as StoredTokens;
      await store.save(pair);
      return pair;
    } catch (error) {
      if (!isBelvedereError(error, 'identity.token_invalid')) throw error;
      // The sign-in has ended; somebody has to sign in again.
      await store.save(null);
      return null;
    }
  }

  async function current(): Promise<StoredTokens | null> {
    const tokens = await store.load();
    return tokens && tokens.expiresAt.getTime() - Date.now() < EARLY ? renewed(tokens) : tokens;
  }

  return {
    accessToken: async () => (await current())?.accessToken,
    async around(path, input, call) {
      if (SIGN_INS.has(path)) return keep(await call({ ...(input as object), mode: 'tokens' }));
      if (path === COMPLETION) return keep(await call(input));
      const before = await current();
      try {
        return await call(input);
      } catch (error) {
        if (!before || !isBelvedereError(error, 'common.unauthenticated')) throw error;
        if (!(await renewed(before))) throw error;
        return call(input);
      } finally {
        if (path === 'identity.signOut') await store.save(null);
      }
    },
  };

  async function keep(answer: unknown): Promise<unknown> {
    const { tokens } = answer as { tokens?: StoredTokens | null };
    if (tokens) await store.save(tokens);
    return answer;
  }
}
