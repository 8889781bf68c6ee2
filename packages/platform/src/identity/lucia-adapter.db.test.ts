import { PLATFORM_TENANT_ID } from '@belvedere/db';
import { DAY, newId } from '@belvedere/kernel/core';
import { databaseUser, testAdapter } from '@lucia-auth/adapter-test';
import type { Adapter, DatabaseSession } from 'lucia';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createPlatformWorld, type PlatformWorld } from '../testing/platform-world.ts';
import { sessionAdapter } from './sessions/session-adapter.ts';
import { readSession, type SessionAttributes } from './sessions/table.ts';

let world: PlatformWorld;

beforeAll(async () => {
  world = await createPlatformWorld();
});
afterAll(() => world.close());

/**
 * The suite's people have ids and attributes of its own; ours are uuids and columns. Only those are translated, every query is the
 * adapter's.
 */
function translated(adapter: Adapter, userId: string): Adapter {
  const attributes = { country: 'us' } as unknown as SessionAttributes;
  const now = new Date();
  const ours: SessionAttributes = {
    ipAddress: null,
    userAgent: null,
    familyId: null,
    deviceName: null,
    authTime: now,
    amr: ['pwd'],
    activeTenantId: null,
    createdAt: now,
    lastSeenAt: now,
    absoluteExpiresAt: new Date(now.getTime() + DAY),
  };
  const outward = (session: DatabaseSession) => ({ ...session, userId: databaseUser.id, attributes });
  const inward = (id: string) => (id === databaseUser.id ? userId : newId());
  return {
    ...adapter,
    async getSessionAndUser(id) {
      const [session, user] = await adapter.getSessionAndUser(id);
      return [session && outward(session), user && databaseUser];
    },
    getUserSessions: async (id) => (await adapter.getUserSessions(inward(id))).map(outward),
    setSession: (session) => adapter.setSession({ ...session, userId: inward(session.userId), attributes: ours }),
    deleteUserSessions: (id) => adapter.deleteUserSessions(inward(id)),
  };
}

test('A3 the adapter passes Lucia’s own conformance suite', async () => {
  const { userId } = await world.person('lucia');
  const clock = { now: () => new Date() };
  const adapter = sessionAdapter({
    clock,
    find: (id) => readSession(world.database, id, clock.now()),
    write: (work) => world.inTenant(PLATFORM_TENANT_ID, work),
  });
  // The suite tells its progress to the terminal.
  const terminal = vi.spyOn(console, 'log').mockImplementation(() => {});
  await expect(testAdapter(translated(adapter, userId))).resolves.toBeUndefined();
  expect(terminal.mock.calls.flat().filter((line) => String(line).includes('Passed'))).toHaveLength(7);
  terminal.mockRestore();
});
