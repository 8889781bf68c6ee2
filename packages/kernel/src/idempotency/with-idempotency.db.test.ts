import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { commonErrors, DAY, fail, newId } from '../core/index.ts';
import { defineFact } from '../facts/index.ts';
import { command, defineScopes, t, toAppError, type Actor, type Call, type RequestContext } from '../procedure/index.ts';
import { createKernelWorld, type KernelWorld } from '../testing/kernel-world.ts';

const { write } = defineScopes('things', { write: { description: 'Write.', from: 'editor', keyClass: 'write' } });
const made = defineFact({ name: 'things.made', version: 1, aggregate: 'thing', payload: z.object({ name: z.string() }) });
const input = z.strictObject({ name: z.string().max(100), at: z.date().optional(), fails: z.boolean().optional() });
const output = z.object({ id: z.uuid(), name: z.string(), at: z.date() });
type Input = z.output<typeof input>;

const spec = {
  scope: write,
  describe: 'Makes a thing.',
  input,
  output,
  errors: [],
  rate: 'write' as const,
  audit: { action: 'things.thing.made', resourceType: 'thing', resourceId: ({ output: thing }: { output: { id: string } }) => thing.id },
  async run({ ctx, input: { name, fails } }: Call<Input>) {
    const id = newId();
    await ctx.emit(made, { aggregateId: id, payload: { name } });
    if (fails) fail(commonErrors.conflict);
    return { id, name, at: ctx.now };
  },
};
const createCaller = t.createCallerFactory(
  t.router({
    make: command({ ...spec, idempotent: 'key' }),
    must: command({ ...spec, idempotent: 'required' }),
    natural: command({ ...spec, idempotent: 'natural' }),
  }),
);

let world: KernelWorld;
let tenantId: string;
beforeAll(async () => {
  world = await createKernelWorld({ scopes: ['things.write'] });
});
beforeEach(async () => {
  tenantId = await world.tenant();
});
afterAll(() => world.close());

const call = (idempotencyKey?: string, request: Partial<RequestContext> = {}) =>
  createCaller(world.context(tenantId, { idempotencyKey, ...request }));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => toAppError(error).code,
  );
const effects = async (tenant = tenantId) => {
  const [row] = await world.rows<{ n: number }>('SELECT count(*)::int AS n FROM outbox_facts WHERE tenant_id = $1', tenant);
  return row?.n;
};

test('W5 a hundred calls at once with one key have one effect and one answer', async () => {
  const answers = await Promise.allSettled(Array.from({ length: 100 }, () => call('once').make({ name: 'a' })));
  const ids = new Set(answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.id] : [])));
  const codes = new Set(answers.flatMap((answer) => (answer.status === 'rejected' ? [toAppError(answer.reason).code] : [])));
  expect(ids.size).toBe(1);
  for (const code of codes) expect(code).toBe('common.idempotency_in_progress');
  expect(await effects()).toBe(1);
});

test('W5 a repeated call is answered the same, dates as dates, and says that it was repeated', async () => {
  const first = await call('again').make({ name: 'a', at: new Date(0) });
  world.clock.advance(DAY);
  const headers: string[] = [];
  const second = await call('again', { setHeader: (name) => void headers.push(name) }).make({ at: new Date(0), name: 'a' });
  expect(second).toEqual(first);
  expect(headers).toContain('Idempotency-Replayed');
  expect(await effects()).toBe(1);
});

test('W5 the same key with another input is refused', async () => {
  await call('other').make({ name: 'a' });
  for (const changed of [{ name: 'b' }, { name: 'a', at: new Date(0) }])
    expect(await codeOf(call('other').make(changed))).toBe('common.idempotency_mismatch');
  expect(await effects()).toBe(1);
});

test('W5 a key belongs to its tenant, its caller and its procedure', async () => {
  const someone: Actor = { type: 'system', name: 'someone else' };
  const answers = [
    await call('shared').make({ name: 'a' }),
    await call('shared', { actor: someone }).make({ name: 'a' }),
    await call('shared').must({ name: 'a' }),
    await call('shared', { wantedTenant: await world.tenant() }).make({ name: 'a' }),
  ];
  expect(new Set(answers.map(({ id }) => id)).size).toBe(4);
});

test('W5 a command that failed leaves nothing and may be tried again with its key', async () => {
  expect(await codeOf(call('failing').make({ name: 'a', fails: true }))).toBe('common.conflict');
  expect(await effects()).toBe(0);
  expect(await codeOf(call('failing').make({ name: 'a' }))).toBe('done');
  expect(await effects()).toBe(1);
});

test('W5 a key is forgotten after two days', async () => {
  const first = await call('old').make({ name: 'a' });
  world.clock.advance(2 * DAY);
  const second = await call('old').make({ name: 'b' });
  expect(second.id).not.toBe(first.id);
  expect(await effects()).toBe(2);
});

test('W5 a key is demanded where it is required, of sound length, and needless where repeating is natural', async () => {
  expect(await codeOf(call().must({ name: 'a' }))).toBe('common.idempotency_required');
  expect(await codeOf(call('').make({ name: 'a' }))).toBe('common.invalid_input');
  expect(await codeOf(call('k'.repeat(256)).make({ name: 'a' }))).toBe('common.invalid_input');
  expect(await codeOf(call('k'.repeat(255)).make({ name: 'a' }))).toBe('done');
  await call('natural').natural({ name: 'a' });
  expect(await codeOf(call('natural').natural({ name: 'b' }))).toBe('done');
});

test('I10 what was answered and what was sent is not kept readable', async () => {
  await call('secret').make({ name: 'a word that is shown once' });
  const [row] = await world.rows<{ text: string }>(
    'SELECT to_jsonb(k)::text AS text FROM idempotency_keys k WHERE tenant_id = $1',
    tenantId,
  );
  const hex = Buffer.from('shown once').toString('hex');
  expect(row?.text).toContain('"key": "secret"');
  for (const trace of ['shown once', hex]) expect(row?.text).not.toContain(trace);
});

test('1.20 the audit entry names what was made', async () => {
  const { id } = await call('audited').make({ name: 'a' });
  expect(world.audited.at(-1)).toMatchObject({ tenantId, action: 'things.thing.made', resourceType: 'thing', resourceId: id });
});
