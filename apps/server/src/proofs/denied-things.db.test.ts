import { newId } from '@belvedere/kernel/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaller, ownContext } from '../caller.ts';
import { listProcedures, type ListedProcedure } from '../procedures.ts';
import { callProcedure } from './call-procedure.ts';
import { idFields, makeInput } from './make-input.ts';
import { createProofWorld, type ProofWorld } from './proof-world.ts';

/** Ask for what anybody may see, or for the caller's own things: no policy is about these. */
const isBound = ({ meta }: ListedProcedure) => meta.scope?.level === 'tenant' && meta.kind === 'query';
/** Who may ask these sees everything of the tenant: the record of what was done would else have holes. */
const ABOVE = ['auditLog.', 'compliance.', 'access.', 'security.'];
const WORD = 'Quetzalcoatlus';
/** What an input needs besides what its shape says. */
const NEEDED: Record<string, object> = { 'tours.bulk.tag': { add: ['x'], remove: [] } };

let world: ProofWorld;
/** The ids of the denied tour and its parts, by table. */
let ids: Map<string, string>;
beforeAll(async () => {
  world = await createProofWorld();
  ids = await plant();
});
afterAll(() => world.close());

/** A tour with one of everything in it, each named by the same word. */
async function plant(): Promise<Map<string, string>> {
  const { rows, home, services } = world;
  const userId = await services.database.transaction({ tenantId: home }, async (tx) => (await tx.membership.findFirstOrThrow()).userId);
  const call = createCaller(ownContext(services, { name: 'proofs', userId, tenant: home }));
  const { id: tourId } = await call.tours.create({ title: WORD, description: WORD, location: WORD });
  const planted = new Map([['tours', tourId]]);
  const made = async (table: string, values: Record<string, unknown>) =>
    planted.set(table, String((await rows.insert(table, home, values))['id']));
  await made('media_files', {});
  const mediaId = planted.get('media_files');
  await made('scenes', { tour_id: tourId, title: WORD, panorama_media_id: mediaId });
  await made('hotspots', { scene_id: planted.get('scenes'), tour_id: tourId, title: WORD });
  for (const table of ['floor_plans', 'tour_passwords', 'tour_links', 'tour_embeds', 'tour_exports', 'tour_ratings', 'tour_versions'])
    await made(table, { tour_id: tourId, ...(table === 'floor_plans' && { name: WORD, media_id: mediaId }) });
  await made('guided_steps', { tour_id: tourId, scene_id: planted.get('scenes') });
  await call.access.policies.create({
    name: 'Nobody reads it',
    definition: {
      effect: 'deny',
      actions: ['tours.*'],
      resourceTypes: ['tour'],
      when: { all: [{ attribute: 'resource.id', operator: 'equals', value: tourId }] },
    },
  });
  return planted;
}

test('4.30 no query of any system tells whoever is denied a tour its name, by its id or its parts or by none', async () => {
  const { home } = world;
  const told: string[] = [];
  let asked = 0;
  const admin = world.actors.find(({ name }) => name === 'admin');
  const headers = (await admin?.headers()) ?? {};
  for (const procedure of listProcedures().filter(isBound)) {
    const { path, meta } = procedure;
    if (ABOVE.some((start) => path.startsWith(start))) continue;
    const fields = idFields(path, meta, world.catalogue);
    const named = Object.fromEntries(
      fields.map(({ field, table, isList }) => {
        const id = table === 'tenants' ? home : (ids.get(table) ?? newId());
        return [field, isList ? [id] : id];
      }),
    );
    const words = Object.hasOwn(meta.input.shape, 'query') ? [{ query: WORD.slice(0, 6) }] : [];
    for (const given of [{}, named, ...words]) {
      const answer = await callProcedure(world.app, { path, kind: 'query', input: makeInput(meta.input, given), headers });
      asked += 1;
      if (answer.status >= 500 || answer.body.includes(WORD)) told.push(`${path} ${JSON.stringify(given)}: ${answer.body.slice(0, 300)}`);
    }
  }
  expect(told).toEqual([]);
  console.log(`denied things: ${asked} queries, 0 names told`);
});

test('4.30 every procedure of tours that is told of a denied tour, or of a part of one, is refused', async () => {
  const editor = world.actors.find(({ name }) => name === 'editor');
  const headers = (await editor?.headers()) ?? {};
  const wrong: string[] = [];
  let asked = 0;
  for (const { path, meta } of listProcedures()) {
    const fields = idFields(path, meta, world.catalogue).filter(({ table }) => ids.has(table) && table !== 'media_files');
    if (!path.startsWith('tours.') || meta.scope?.level !== 'tenant' || fields.length === 0) continue;
    const named = Object.fromEntries(fields.map(({ field, table, isList }) => [field, isList ? [ids.get(table)] : ids.get(table)]));
    const input = makeInput(meta.input, { ...named, ...NEEDED[path] });
    const { status, code, body } = await callProcedure(world.app, { path, kind: meta.kind, input, headers });
    asked += 1;
    if (!(code?.endsWith('.not_found') || code?.endsWith('_not_found') || code === 'common.forbidden'))
      wrong.push(`${path} ${JSON.stringify(named)}: ${status} ${body.slice(0, 200)}`);
  }
  expect(wrong).toEqual([]);
  console.log(`denied things: ${asked} procedures, all refused`);
});
