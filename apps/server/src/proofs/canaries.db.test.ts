import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLogger } from '@belvedere/kernel/observability';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listProcedures, type ListedProcedure } from '../procedures.ts';
import { callProcedure } from './call-procedure.ts';
import { eachOf } from './each-of.ts';
import { createFixtures, type Fixtures } from './fixtures.ts';
import { idFields, makeInput } from './make-input.ts';
import { CANARIES, plantCanaries } from './plant-canaries.ts';
import { createProofWorld, type ProofActor, type ProofWorld } from './proof-world.ts';

const WHO = ['anonymous', 'owner', 'client', 'owner of another tenant', 'key', 'publishable key', 'embed token', 'support'];
/** What stands in addresses that everybody may know. */
const ON_ADDRESSES = new Set(['tenants_slug']);

let world: ProofWorld;
let fixtures: Fixtures;
const lines: string[] = [];
let planted = 0;

beforeAll(async () => {
  const log = createLogger({ name: 'canaries', level: 'trace', destination: { write: (line: string) => void lines.push(line) } });
  world = await createProofWorld({ log });
  const refused = new Set<string>();
  for (const tenant of [world.home, world.other, world.stranger]) {
    const one = await plantCanaries(world, tenant);
    planted += one.columns;
    for (const column of one.refused) refused.add(column);
  }
  process.stdout.write(
    `canaries: ${planted} planted, rules want other words in ${refused.size} columns: ${[...refused].sort().join(' ')}\n`,
  );
  fixtures = await createFixtures(world);
}, 300_000);
afterAll(() => world.close());

/** The tenants whose words stand in a text, but for one. */
function strangersIn(text: string, tenant: string): string[] {
  return [...text.matchAll(CANARIES)].flatMap(([whole, of]) => (of === tenant ? [] : [whole]));
}

async function callAs(procedure: ListedProcedure, actor: ProofActor): Promise<{ seen: string; isDone: boolean }> {
  const { path, meta } = procedure;
  const given: Record<string, unknown> = {};
  for (const { field, table, isList } of idFields(path, meta, world.catalogue)) {
    const id = await fixtures.id(table, { actor, procedure, kind: 'own' });
    given[field] = isList ? [id] : id;
  }
  const input = makeInput(meta.input, given);
  const answer = await callProcedure(world.app, { path, kind: meta.kind, input, headers: await actor.headers() });
  return { seen: `${JSON.stringify([...answer.headers])}\n${answer.body}`, isDone: answer.status === 200 };
}

/** Every row of a table with the tenant that it belongs to. */
async function rowsOf(table: string, key: string): Promise<{ tenant: string; text: string }[]> {
  const { rows } = await world.owner.query<{ tenant: string; text: string }>(
    `SELECT "${key}"::text AS tenant, to_jsonb(t)::text AS text FROM "${table}" t WHERE "${key}" IS NOT NULL`,
  );
  return rows;
}

test(
  'X9 R16 a canary in every text of every tenant: none is told to another, stored with another, logged as a secret or counted',
  { timeout: 600_000 },
  async () => {
    const leaks: string[] = [];
    let calls = 0;
    let done = 0;
    const actors = world.actors.filter(({ name }) => WHO.includes(name));
    await eachOf(
      listProcedures().filter(({ meta }) => meta.scope?.level !== 'platform'),
      4,
      async (procedure) => {
        for (const actor of actors) {
          const { seen, isDone } = await callAs(procedure, actor);
          calls += 1;
          if (isDone) done += 1;
          const strangers = strangersIn(seen, actor.home);
          if (strangers.length > 0) leaks.push(`${procedure.path} tells ${actor.name}: ${strangers.slice(0, 3).join(', ')}`);
        }
      },
    );
    for (const address of ['/', '/sitemap.xml', '/robots.txt', '/metrics', '/ready', '/health', '/api/openapi.json']) {
      const text = await (await world.app.request(address)).text();
      const told = [...text.matchAll(CANARIES)].filter(([, , where]) => !ON_ADDRESSES.has(where ?? ''));
      if (told.length > 0) leaks.push(`${address} tells ${told[0]?.[0]}`);
    }

    // What the calls left behind: rows, jobs, files.
    for (const { name, key, class: kind } of world.catalogue.values()) {
      if (kind === 'global') continue;
      for (const { tenant, text } of await rowsOf(name, key)) {
        const strangers = strangersIn(text, tenant);
        if (strangers.length > 0) leaks.push(`${name}: a row of ${tenant} holds ${strangers.slice(0, 3).join(', ')}`);
      }
    }
    for (const [tenant, text] of await filesOf(world.dataDir)) {
      const strangers = strangersIn(text, tenant);
      if (strangers.length > 0) leaks.push(`a file of ${tenant} holds ${strangers.slice(0, 3).join(', ')}`);
    }

    const secrets = new Set([...world.catalogue.values()].flatMap(({ name, secrets }) => secrets.map((column) => `${name}_${column}`)));
    for (const line of lines)
      for (const [whole, , where] of line.matchAll(CANARIES)) if (secrets.has(where ?? '')) leaks.push(`logged: ${whole}`);

    expect(leaks).toEqual([]);
    expect(planted).toBeGreaterThan(300);
    expect(done).toBeGreaterThan(listProcedures().length);
    console.log(
      `canaries: ${planted} planted, ${calls} calls (${done} done), ${lines.length} lines of the log, 0 where they do not belong`,
    );
  },
);

test('X9 the search finds a canary where one is', async () => {
  expect(strangersIn(`x CANARY_${world.home}_tours_title y`, world.other)).toEqual([`CANARY_${world.home}_tours_title`]);
  const [{ text } = { text: '' }] = (await rowsOf('tours', 'tenant_id')).filter(({ text: row }) => row.includes('CANARY_'));
  expect(text).toContain('_tours_title');
});

/** The files of each tenant, by the first folder of their name. */
async function filesOf(folder: string): Promise<[tenant: string, text: string][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry): Promise<[string, string]> => {
        const path = join(entry.parentPath, entry.name);
        const tenant = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(path.slice(folder.length))?.[0] ?? '';
        return [tenant, (await readFile(path)).toString('latin1')];
      }),
  );
}
