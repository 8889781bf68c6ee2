import { PLATFORM_TENANT_ID } from '@belvedere/db';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { MINUTE, newId } from '../core/index.ts';
import { createKernelWorld, person, type KernelWorld } from '../testing/kernel-world.ts';
import type { Actor } from './actor.ts';
import type { RequestContext } from './context.ts';
import { defineScopes, PLATFORM_ADMIN, query, SELF, t, toAppError } from './index.ts';

const scopes = defineScopes('things', {
  read: { description: 'Read.', from: 'member', keyClass: 'read' },
  write: { description: 'Write.', from: 'editor', keyClass: 'write' },
});
const spec = {
  describe: 'Says in which tenant it runs.',
  input: z.strictObject({ text: z.string().max(5).optional() }),
  output: z.object({ tenantId: z.uuid() }),
  errors: [],
  rate: 'read' as const,
  run: async ({ ctx }: { ctx: { tenantId: string } }) => ({ tenantId: ctx.tenantId }),
};
const createCaller = t.createCallerFactory(
  t.router({
    open: query({ ...spec, public: { reason: 'It tells nothing.' } }),
    own: query({ ...spec, scope: SELF }),
    admin: query({ ...spec, scope: PLATFORM_ADMIN }),
    read: query({ ...spec, scope: scopes.read }),
    write: query({ ...spec, scope: scopes.write }),
    sensitive: query({ ...spec, scope: scopes.read, stepUp: true }),
  }),
);

let world: KernelWorld;
let tenantId: string;
beforeAll(async () => {
  world = await createKernelWorld({ scopes: ['things.read'] });
  tenantId = await world.tenant();
});
beforeEach(() => void world.refusals.splice(0));
afterAll(() => world.close());

type Name = 'open' | 'own' | 'admin' | 'read' | 'write' | 'sensitive';
/** The tenant that the call ran in, or the code it ended with. */
async function answer(name: Name, actor: Actor, request: Partial<RequestContext> = {}): Promise<string> {
  try {
    return (await createCaller(world.context(tenantId, { actor, ...request }))[name]({})).tenantId;
  } catch (error) {
    return toAppError(error).code;
  }
}
const key = (): Actor => ({ type: 'api_key', keyId: newId(), kind: 'secret', tenantId, userId: newId(), scopes: ['things.read'] });

test('4.31 everything that is not allowed is refused', async () => {
  const user = person(world.clock);
  const names = ['open', 'own', 'admin', 'read', 'write'] as const;
  const rowOf = (actor: Actor) => Promise.all(names.map((name) => answer(name, actor)));
  const [no, who] = ['common.forbidden', 'common.unauthenticated'];
  expect(await rowOf({ type: 'anonymous' })).toEqual([PLATFORM_TENANT_ID, who, who, who, who]);
  expect(await rowOf(user)).toEqual([PLATFORM_TENANT_ID, PLATFORM_TENANT_ID, no, tenantId, no]);
  expect(await rowOf({ ...user, platformRole: 'support' })).toEqual([PLATFORM_TENANT_ID, PLATFORM_TENANT_ID, no, tenantId, no]);
  expect((await rowOf({ ...user, platformRole: 'super_admin' }))[2]).toBe('common.second_factor_required');
  expect(await rowOf({ ...user, platformRole: 'super_admin', isStrong: true })).toEqual([
    PLATFORM_TENANT_ID,
    PLATFORM_TENANT_ID,
    PLATFORM_TENANT_ID,
    tenantId,
    no,
  ]);
  expect(await rowOf(key())).toEqual([tenantId, no, no, tenantId, no]);
  // Who has yet to show that the address is theirs sees what is public, whatever their roles say.
  const unverified = 'common.email_unverified';
  expect(await rowOf({ ...user, emailVerified: false })).toEqual([PLATFORM_TENANT_ID, unverified, no, unverified, unverified]);
});

test('4.31 a refusal is written down with its reason', async () => {
  const user = person(world.clock);
  await answer('write', user);
  await answer('admin', user);
  expect(world.refusals).toMatchObject([
    { actor: user, tenantId, resourceType: 'things', action: 'write', reason: 'The scope things.write is missing.' },
    { actor: user, tenantId: PLATFORM_TENANT_ID, resourceType: 'platform', action: 'admin' },
  ]);
});

test('R6 a tenant that is not named or not known is answered as one that is not allowed', async () => {
  expect(await answer('read', person(world.clock), { wantedTenant: undefined })).toBe('common.forbidden');
});

test('A13 a sensitive procedure wants a sign-in of the last ten minutes; the scope is asked for first', async () => {
  const user = person(world.clock);
  expect(await answer('sensitive', user)).toBe(tenantId);
  const old = { ...user, authTime: new Date(world.clock.now().getTime() - 10 * MINUTE) };
  expect(await answer('sensitive', old)).toBe(tenantId);
  const older = { ...user, authTime: new Date(world.clock.now().getTime() - 10 * MINUTE - 1) };
  expect(await answer('sensitive', older)).toBe('common.step_up_required');
  expect(await answer('read', older)).toBe(tenantId);
  expect(await answer('write', older)).toBe('common.forbidden');
});

test('K4 a call over the limit is refused before anything else is asked, with the time to wait', async () => {
  const headers: Record<string, string> = {};
  const verdict = { allowed: false, retryAfter: 7, headers: { RateLimit: '"read";r=0;t=7' } };
  const asked: string[] = [];
  const limits = { check: async ({ principal }: { principal: string }) => (asked.push(principal), verdict) };
  const context = world.context(tenantId, { actor: { type: 'anonymous' }, services: { ...world.services, limits } });
  const call = createCaller({ ...context, setHeader: (name, value) => void (headers[name] = value) });
  const error = await call.write({}).catch(toAppError);
  expect(error).toMatchObject({ code: 'common.rate_limited', status: 429, retryAfter: 7 });
  expect([asked, headers]).toEqual([['ip:203.0.113.9'], verdict.headers]);
});

test('X5 who may not call is told so before the input is looked at', async () => {
  const call = (actor: Actor, text: string) =>
    createCaller(world.context(tenantId, { actor }))
      .read({ text })
      .then(
        () => 'done',
        (error: unknown) => toAppError(error).code,
      );
  expect(await call({ type: 'anonymous' }, 'far too long')).toBe('common.unauthenticated');
  expect(await call(person(world.clock), 'far too long')).toBe('common.invalid_input');
  expect(await call(person(world.clock), '\u0000')).toBe('common.invalid_input');
});
