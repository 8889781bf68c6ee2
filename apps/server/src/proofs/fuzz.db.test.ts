import { commonErrors, newId } from '@belvedere/kernel/core';
import { createLogger } from '@belvedere/kernel/observability';
import { inTier, runSeed } from '@belvedere/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listProcedures, type ListedProcedure } from '../procedures.ts';
import { arbitraryInputs, type FuzzInput } from './arbitrary-inputs.ts';
import { callRaw, encode, toAnswer, type Answer } from './call-procedure.ts';
import { eachOf } from './each-of.ts';
import { createFixtures, type Fixtures } from './fixtures.ts';
import { HOSTILE_TEXTS, toHostileJson } from './hostile-values.ts';
import { idFields } from './make-input.ts';
import { createProofWorld, type ProofActor, type ProofWorld } from './proof-world.ts';

/** For each procedure. Every change tries others by its seed; many are the long tier's. */
const RUNS = inTier({ sample: 12, all: 500 });
const AT_ONCE = 4;
/** What only our own code, the database or the machine could have said. */
const INSIDES =
  /\n\s+at |:\d+:\d+\)|\.[tj]s:\d|node_modules|PrismaClient|\bP20\d\d\b|SQLSTATE|violates |duplicate key|relation \\"|invalid input syntax|\/work\/|file:\/\/\/(?!etc)/;
const COMMON = Object.values(commonErrors).map(({ code }) => code);

let world: ProofWorld;
let fixtures: Fixtures;
/** Why the last call failed: for whoever reads the failure. */
let lastLogged = '';
let calls = 0;
let done = 0;
const times: number[] = [];

beforeAll(async () => {
  const destination = { write: (line: string) => void (lastLogged = line) };
  world = await createProofWorld({ log: createLogger({ name: 'fuzz', level: 'error', destination }) });
  fixtures = await createFixtures(world);
});
afterAll(() => world.close());

test('X5 whatever is sent to any procedure, the answer is one that it declares', { timeout: 30 * 60_000 }, async () => {
  const failures: string[] = [];
  const procedures = listProcedures();
  const isAlone = ({ meta }: ListedProcedure) => meta.scope?.level === 'self';
  const fuzz = async (procedure: ListedProcedure) => {
    const failure = await fuzzProcedure(procedure);
    if (!failure) return;
    failures.push(failure);
    // At once: a run that is broken off has then said what it found.
    console.error(`BELVEDERE_SEED=${runSeed} ${failure}`);
  };
  await eachOf(
    procedures.filter((procedure) => !isAlone(procedure)),
    AT_ONCE,
    fuzz,
  );
  await eachOf(procedures.filter(isAlone), 1, fuzz);
  expect(failures, `BELVEDERE_SEED=${runSeed}`).toEqual([]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  times.sort((a, b) => a - b);
  console.log(
    `fuzz: ${calls} inputs (${done} accepted), 0 500s, 0 leaks, 0 lost, 0 doubled, p99 ${Math.round(times[Math.floor(times.length * 0.99)] ?? 0)} ms, BELVEDERE_SEED=${runSeed}`,
  );
});

/** Tries a procedure; what went wrong, with the smallest input for which it does. */
async function fuzzProcedure(procedure: ListedProcedure): Promise<string | undefined> {
  const { path, meta } = procedure;
  const actor = actorFor(procedure);
  const codes = new Set([...COMMON, ...meta.errors.map(({ code }) => code)]);
  const fields = idFields(path, meta, world.catalogue);
  const own: Record<string, string> = {};
  const shared = await actor.headers();
  // Ids are named before they are known: a row that was used up is made anew for the next run.
  const ids: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries(
    fields.map(({ field, isList }) => {
      const id = fc.oneof({ weight: 4, arbitrary: fc.constant(ownId(field)) }, fc.uuid({ version: 7 }));
      return [field, isList ? fc.array(id, { maxLength: 3 }) : id];
    }),
  );
  if (Object.hasOwn(meta.input.shape, 'version')) ids['version'] = fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.nat());
  const headers = fc.record(
    { 'idempotency-key': fc.constantFrom(...LATIN), 'x-belvedere-tenant': fc.constantFrom(...LATIN) },
    { requiredKeys: [] },
  );
  const property = fc.asyncProperty(
    arbitraryInputs(meta.input, ids),
    fc.oneof({ weight: 9, arbitrary: fc.constant({}) }, headers),
    fc.boolean(),
    async (input, extra, isRest) => {
      for (const { field, table } of fields) own[field] ??= await fixtures.id(table, { actor, kind: 'own', procedure });
      const credentials = meta.scope?.level === 'self' ? await actor.headers() : shared;
      const started = performance.now();
      const answer = await send({
        procedure,
        input,
        own,
        isRest,
        headers: { ...credentials, 'x-forwarded-for': `203.0.113.${calls % 250}`, ...extra },
      });
      times.push(performance.now() - started);
      calls++;
      if (answer.status < 300) done++;
      if (answer.status < 300 && meta.kind === 'command') {
        fixtures.forget(procedure);
        for (const name of Object.keys(own)) delete own[name];
      }
      // A name that was guessed: all that comes after would be told no more than that the tenant is removed.
      if (answer.status < 300 && path === 'tenancy.tenants.remove') await putBack();
      const problem = problemOf(answer, codes);
      if (problem)
        throw new Error(
          `${problem}: ${answer.status} ${answer.body.slice(0, 300)} ${answer.status >= 500 ? lastLogged.slice(0, 1500) : ''}`,
        );
    },
  );
  const outcome = await fc.check(property, { numRuns: RUNS, seed: runSeed, endOnFailure: false, interruptAfterTimeLimit: 5 * 60_000 });
  if (!outcome.failed) return undefined;
  const reason = outcome.errorInstance instanceof Error ? outcome.errorInstance.message : 'no answer';
  return `${path}: ${reason} for ${JSON.stringify(outcome.counterexample).slice(0, 600)}`;
}

const LATIN = [
  ...HOSTILE_TEXTS.filter((text) => /^[\x20-\x7e]*$/.test(text) && text.length < 1000),
  newId(),
  'x'.repeat(255),
  'x'.repeat(256),
];

function actorFor({ meta }: ListedProcedure): ProofActor {
  const name = !meta.scope ? 'anonymous' : meta.scope.level === 'platform' ? 'super admin' : 'owner';
  const actor = world.actors.find((one) => one.name === name);
  if (!actor) throw new Error(`There is no ${name}.`);
  return actor;
}

function ownId(field: string): string {
  return `@@own:${field}@@`;
}

async function putBack(): Promise<void> {
  await world.owner.query('UPDATE tenants SET deleted_at = NULL WHERE deleted_at IS NOT NULL');
  await world.owner.query('DELETE FROM tenant_removals');
}

/** By tRPC or by plain HTTP. */
async function send(call: {
  procedure: ListedProcedure;
  input: FuzzInput;
  own: Record<string, string>;
  isRest: boolean;
  headers: Record<string, string>;
}): Promise<Answer> {
  const { procedure, input, own, isRest, headers } = call;
  const { path, meta } = procedure;
  const fill = (text: string) => text.replaceAll(/@@own:(\w+)@@/g, (_, field: string) => own[field] ?? '');
  const body = fill(input.kind === 'raw' ? input.body : toHostileJson(isRest ? input.value : encode(input.value)));
  if (!isRest) return callRaw(world.app, { path, kind: meta.kind, body, headers });
  const url = `/api/${path.replaceAll('.', '/')}`;
  if (meta.kind === 'command')
    return toAnswer(await world.app.request(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body }));
  const fields: unknown = input.kind === 'raw' ? { input: input.body } : input.value;
  const query = Object.entries(Object(fields)).map(
    ([name, value]) => `${encodeText(name)}=${encodeText(typeof value === 'string' ? fill(value) : fill(toHostileJson(value)))}`,
  );
  return toAnswer(await world.app.request(`${url}?${query.join('&')}`, { headers }));
}

function encodeText(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function problemOf({ status, code, body, headers }: Answer, codes: ReadonlySet<string>): string | undefined {
  if (status >= 500 && code !== commonErrors.unavailable.code) return 'the server failed';
  if (INSIDES.test(body)) return 'the answer tells of the inside';
  if (status >= 400 && (code === undefined || !codes.has(code))) return 'the answer is not declared';
  if (!/json/.test(headers.get('content-type') ?? '')) return 'the answer is no JSON';
  return undefined;
}
