import { PLATFORM_TENANT_ID } from '@belvedere/db';
import { runSchedule } from '@belvedere/kernel';
import { DAY } from '@belvedere/kernel/core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { sweepIdentity } from './sweep-identity.ts';
import { createSignInWorld, PASSWORD, type SignInWorld } from './testing/sign-in-world.ts';

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

const TABLES = [
  'auth_sessions',
  'access_tokens',
  'refresh_tokens',
  'auth_challenges',
  'magic_link_tokens',
  'email_changes',
  'password_reset_tokens',
  'email_verification_tokens',
  'attempt_counters',
] as const;

function counts(): Promise<Record<string, number>> {
  return world.asOwner(async (tx) => {
    const found: Record<string, number> = {};
    for (const table of TABLES) {
      const [row] = await tx.$queryRawUnsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${table}`);
      found[table] = row?.n ?? 0;
    }
    return found;
  });
}

const sweep = () => runSchedule(sweepIdentity, { services: world.services, tenants: async () => [PLATFORM_TENANT_ID] });

test('1.2 2.15 the nightly sweep leaves everything that still opens something, and nothing of what ended', async () => {
  const person = await world.signedIn();
  const { call } = world.visitor();
  await call.identity.signIn({ email: person.email, password: PASSWORD, mode: 'tokens' });
  await call.identity.passkeys.beginSignIn({});
  await call.identity.magicLink.request({ email: person.email });
  await call.identity.forgotPassword({ email: person.email });
  await call.identity.register({ email: 'sweep@mail.example', password: PASSWORD, displayName: 'Sweep' });
  await person.call.identity.emailChange.request({ email: 'swept@mail.example' });
  await world.runJobs();
  const before = await counts();
  for (const table of TABLES) expect(before[table], table).toBeGreaterThan(0);
  await sweep();
  expect(await counts()).toEqual(before);
  world.later(91 * DAY);
  await sweep();
  expect(await counts()).toEqual(Object.fromEntries(TABLES.map((table) => [table, 0])));
});
