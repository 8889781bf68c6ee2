import { newId } from '@belvedere/kernel/core';
import { inTier, runSeed } from '@belvedere/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callProcedure, type Answer } from './call-procedure.ts';
import { createProofWorld, type ProofWorld } from './proof-world.ts';

const RUNS = inTier({ sample: 8, all: 200 });

let world: ProofWorld;
let headers: Record<string, string>;
beforeAll(async () => {
  world = await createProofWorld();
  headers = (await world.actors.find(({ name }) => name === 'owner')?.headers()) ?? {};
});
afterAll(() => world.close());

function command(path: string, input: unknown, extra: Record<string, string> = {}): Promise<Answer> {
  return callProcedure(world.app, { path, kind: 'command', input, headers: { ...headers, ...extra } });
}

function idOf({ body }: Answer): string {
  return /"json":\{"id":"([0-9a-f-]{36})"/.exec(body)?.[1] ?? '';
}

test('W5 of a hundred equal calls at once one has an effect, the others its answer or a 409; another input is refused', async () => {
  const key = { 'idempotency-key': newId() };
  const title = `Once ${newId()}`;
  const answers = await Promise.all(Array.from({ length: 100 }, () => command('tours.create', { title }, key)));
  const done = answers.filter(({ status }) => status === 200);
  const others = answers.filter(({ status }) => status !== 200);
  expect(new Set(done.map(({ body }) => body)).size).toBe(1);
  expect(done.filter(({ headers: sent }) => !sent.has('idempotency-replayed')).length).toBe(1);
  expect(new Set(others.map(({ status, code }) => `${status} ${code}`))).toEqual(
    new Set(others.length > 0 ? ['409 common.idempotency_in_progress'] : []),
  );
  expect((await world.owner.query('SELECT id FROM tours WHERE title = $1', [title])).rows.map(({ id }) => id)).toEqual([idOf(done[0]!)]);
  expect(await command('tours.create', { title: 'Another' }, key)).toMatchObject({ status: 422, code: 'common.idempotency_mismatch' });
  console.log(`idempotency: ${answers.length} inputs, 0 500s, 0 leaks, 0 lost, 0 doubled`);
});

type Step = { verb: 'scene' | 'hotspot' | 'removeScene' | 'restoreScene' | 'removeHotspot' | 'restoreHotspot' | 'reorder'; at: number };
const step = fc.record({
  verb: fc.constantFrom<Step['verb']>(
    'scene',
    'hotspot',
    'hotspot',
    'removeScene',
    'restoreScene',
    'removeHotspot',
    'restoreHotspot',
    'reorder',
  ),
  at: fc.nat({ max: 50 }),
});

test(
  '0.12 0.15 after any steps at once the counters are their recomputation and the order is dense',
  { timeout: inTier({ sample: 2, all: 30 }) * 60_000 },
  async () => {
    let steps = 0;
    const property = fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 2, maxLength: 8 }), { minLength: 1, maxLength: 4 }),
      async (waves) => {
        const tourId = idOf(await command('tours.create', { title: 'Contended' }));
        for (let n = 0; n < 3; n++) await command('tours.scenes.create', { tourId, title: `Scene ${n}` });
        for (const wave of waves) {
          steps += wave.length;
          const present = await rowsOf(tourId);
          const answers = await Promise.all(wave.map((each) => take(each, tourId, present)));
          expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
          await expectTrue(tourId);
        }
      },
    );
    await fc.assert(property, { numRuns: RUNS, seed: runSeed });
    console.log(`counters: ${steps} inputs, 0 500s, 0 leaks, 0 lost, 0 doubled, BELVEDERE_SEED=${runSeed}`);
  },
);

type Present = { scenes: string[]; hotspots: string[] };

/** Removed ones too: they can be restored. */
async function rowsOf(tourId: string): Promise<Present> {
  const scenes = await world.owner.query('SELECT id FROM scenes WHERE tour_id = $1 ORDER BY id', [tourId]);
  const hotspots = await world.owner.query('SELECT id FROM hotspots WHERE tour_id = $1 ORDER BY id', [tourId]);
  return { scenes: scenes.rows.map(({ id }) => id), hotspots: hotspots.rows.map(({ id }) => id) };
}

async function take({ verb, at }: Step, tourId: string, { scenes, hotspots }: Present): Promise<Answer> {
  const scene = scenes[at % scenes.length];
  const hotspot = hotspots[at % Math.max(hotspots.length, 1)] ?? newId();
  switch (verb) {
    case 'scene':
      return command('tours.scenes.create', { tourId, title: `Scene at ${at}` });
    case 'hotspot':
      return command('tours.hotspots.create', {
        sceneId: scene,
        title: 'Spot',
        position: { yaw: at, pitch: 0 },
        content: { type: 'chat', greeting: 'Hello' },
      });
    case 'removeScene':
      return command('tours.scenes.remove', { id: scene });
    case 'restoreScene':
      return command('tours.scenes.restore', { id: scene });
    case 'removeHotspot':
      return command('tours.hotspots.remove', { id: hotspot });
    case 'restoreHotspot':
      return command('tours.hotspots.restore', { id: hotspot });
    case 'reorder':
      return command('tours.scenes.reorder', { tourId, sceneIds: scenes.toReversed() });
  }
}

async function expectTrue(tourId: string): Promise<void> {
  const { rows } = await world.owner.query(
    `SELECT t.total_scenes AS stored_scenes, t.total_hotspots AS stored_hotspots, count(DISTINCT s.id)::int AS scenes, count(h.id)::int AS hotspots,
      coalesce(array_agg(DISTINCT s."order") FILTER (WHERE s.id IS NOT NULL), '{}') AS orders
     FROM tours t LEFT JOIN scenes s ON s.tenant_id = t.tenant_id AND s.tour_id = t.id AND s.deleted_at IS NULL
     LEFT JOIN hotspots h ON h.tenant_id = t.tenant_id AND h.scene_id = s.id AND h.deleted_at IS NULL
     WHERE t.id = $1 GROUP BY t.tenant_id, t.id`,
    [tourId],
  );
  const { stored_scenes, stored_hotspots, scenes, hotspots, orders } = rows[0];
  expect({ stored_scenes, stored_hotspots, orders }).toEqual({
    stored_scenes: scenes,
    stored_hotspots: hotspots,
    orders: Array.from({ length: scenes }, (_, n) => n),
  });
}
