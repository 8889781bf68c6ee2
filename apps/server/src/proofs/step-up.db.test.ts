import { afterAll, beforeAll, expect, test } from 'vitest';
import { listProcedures } from '../procedures.ts';
import { callProcedure } from './call-procedure.ts';
import { createProofWorld, type ProofWorld } from './proof-world.ts';

/** What nobody does with a session that was left open (A13): ways to sign in, secrets, and what can't be undone. */
const SENSITIVE = [
  'identity.changePassword',
  'identity.emailChange.request',
  'identity.external.link',
  'identity.external.unlink',
  'identity.passkeys.begin',
  'identity.passkeys.register',
  'identity.passkeys.remove',
  'identity.providers.create',
  'identity.providers.remove',
  'identity.removal.request',
  'identity.secondFactor.beginTotp',
  'identity.secondFactor.confirmTotp',
  'identity.secondFactor.disableTotp',
  'identity.secondFactor.renewRecoveryCodes',
  'identity.users.endSessions',
  'identity.users.restore',
  'identity.users.suspend',
  'integrations.tokens.set',
  'keys.create',
  'keys.rotate',
  'operations.facts.redeliver',
  'operations.jobs.discard',
  'operations.mails.recipient',
  'operations.mails.resend',
  'operations.queues.retry',
];

let world: ProofWorld;
beforeAll(async () => {
  world = await createProofWorld();
});
afterAll(() => world.close());

test('A13 every sensitive procedure refuses a sign-in that is eleven minutes old, whoever calls', async () => {
  const wanting = listProcedures().filter(({ meta }) => meta.stepUp);
  expect(wanting.map(({ path }) => path)).toEqual(expect.arrayContaining(SENSITIVE));
  const headers: Record<string, Record<string, string>> = {};
  for (const name of ['owner', 'super admin']) headers[name] = (await world.actors.find((actor) => actor.name === name)?.headers()) ?? {};
  await world.owner.query(`UPDATE auth_sessions SET auth_time = now() - interval '11 minutes'`);
  const wrong: string[] = [];
  for (const { path, meta } of wanting) {
    const who = meta.scope?.level === 'platform' ? 'super admin' : 'owner';
    const { status, code } = await callProcedure(world.app, { path, kind: meta.kind, input: {}, headers: headers[who] ?? {} });
    if (status !== 403 || code !== 'common.step_up_required') wrong.push(`${path} as ${who}: ${status} ${code}`);
  }
  expect(wrong).toEqual([]);
  console.log(`step-up: ${wanting.length} procedures, all refused`);
});
