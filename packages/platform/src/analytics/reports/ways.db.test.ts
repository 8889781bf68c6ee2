import { DAY, newId } from '@belvedere/kernel/core';
import { inTier, runSeed } from '@belvedere/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tourWithVisitors, type TourWithVisitors } from '../../testing/hits.ts';
import { createPlatformWorld, type PlatformWorld } from '../../testing/platform-world.ts';
import { binOf } from '../gaze/bins.ts';
import { refreshDaily } from '../rollups/table.ts';

let world: PlatformWorld;
beforeAll(async () => {
  world = await createPlatformWorld();
});
afterAll(() => world.close());

const ago = (ms: number) => new Date(world.clock.now().getTime() - ms);
const refresh = (at: TourWithVisitors) => world.inTenant(at.tenantId, (tx) => refreshDaily(tx, world.clock.now()));
type Raw = Awaited<ReturnType<TourWithVisitors['raw']>>;

/** Moves, counted visit by visit. */
function walked(rows: Raw): Record<string, number> {
  const moves: Record<string, number> = {};
  for (const visit of Map.groupBy(rows, ({ sessionId }) => sessionId).values()) {
    const scenes = visit
      .filter(({ eventType }) => eventType === 'scene_view')
      .sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || (a.id < b.id ? -1 : 1))
      .map(({ sceneId }) => sceneId!);
    const way = ['', ...scenes.filter((scene, n) => scene !== scenes[n - 1]), ''];
    if (scenes.length > 0)
      for (let n = 1; n < way.length; n++) moves[`${way[n - 1]}>${way[n]}`] = (moves[`${way[n - 1]}>${way[n]}`] ?? 0) + 1;
  }
  return moves;
}

const walk = fc.record({ days: fc.constantFrom(0, 1, 4), scenes: fc.array(fc.nat({ max: 2 }), { maxLength: 6 }) });

test('0.31 I12 paths, entries and exits are those of the visits, from raw hits and from sums, and into every scene people go as often as out of it', async () => {
  const property = fc.asyncProperty(fc.array(walk, { minLength: 1, maxLength: 6 }), async (walks) => {
    const at = await tourWithVisitors(world);
    const yard = newId();
    at.tour.scenes.add(yard);
    const scenes = [at.hall, at.attic, yard];
    for (const { days, scenes: way } of walks) {
      const seen = way.map((scene, n) => at.hit('scene_view', { sceneId: scenes[scene] }, ago(days * DAY + (10 - n))));
      await at.send(await at.visitor(), [at.hit('tour_view', {}, ago(days * DAY + 20)), ...seen]);
    }
    const { analytics } = at.caller();
    for (const summed of [false, true]) {
      if (summed) await refresh(at);
      const since = ago(2 * DAY)
        .toISOString()
        .slice(0, 10);
      const expected = walked((await at.raw()).filter(({ occurredAt }) => summed || occurredAt.toISOString() >= since));
      const { items } = await analytics.paths({ tourId: at.tour.id });
      expect(
        Object.fromEntries(items.map(({ fromSceneId, toSceneId, moves }) => [`${fromSceneId ?? ''}>${toSceneId ?? ''}`, moves])),
      ).toEqual(expected);
      for (const { sceneId, entries, exits } of (await analytics.scenes({})).items) {
        expect([entries, exits]).toEqual([expected[`>${sceneId}`] ?? 0, expected[`${sceneId}>`] ?? 0]);
        const sum = (end: 'fromSceneId' | 'toSceneId') =>
          items.reduce((total, item) => total + (item[end] === sceneId ? item.moves : 0), 0);
        expect(sum('toSceneId')).toBe(sum('fromSceneId'));
      }
    }
    expect(await refresh(at)).toBe(0);
  });
  await fc.assert(property, { numRuns: inTier({ sample: 4, all: 60 }), seed: runSeed });
});

test('0.31 a funnel counts visits that did its steps one after the other, each by a hit of its own', async () => {
  const at = await tourWithVisitors(world);
  const hits = {
    view: { type: 'tour_view' },
    hall: { type: 'scene_view', sceneId: at.hall },
    attic: { type: 'scene_view', sceneId: at.attic },
    click: { type: 'hotspot_click', hotspotId: at.clock },
  };
  const visit = async (...names: (keyof typeof hits)[]) => {
    const sent = names.map((name, n) => at.hit(hits[name].type, hits[name], ago(1_000 - n)));
    await at.send(await at.visitor(), sent.toReversed());
  };
  await visit('view', 'hall', 'attic', 'click');
  await visit('view', 'click', 'hall');
  await visit('view', 'hall', 'hall', 'click');
  await visit('hall', 'click');
  await visit('view');
  const { analytics } = at.caller();
  const come = async (
    ...steps: { name: string; type: 'tour_view' | 'scene_view' | 'hotspot_click'; sceneId?: string; hotspotId?: string }[]
  ) => (await analytics.funnel({ tourId: at.tour.id, steps })).steps.map(({ name, visits, rate }) => [name, visits, rate]);
  const [view, scene, click] = [
    { name: 'came', type: 'tour_view' as const },
    { name: 'hall', type: 'scene_view' as const, sceneId: at.hall },
    { name: 'clock', type: 'hotspot_click' as const, hotspotId: at.clock },
  ];
  expect(await come(view, scene, click)).toEqual([
    ['came', 4, 1],
    ['hall', 3, 0.75],
    ['clock', 2, 0.5],
  ]);
  expect(await come({ ...scene, name: 'once' }, { ...scene, name: 'twice' })).toEqual([
    ['once', 4, 1],
    ['twice', 1, 0.25],
  ]);
  expect(await come({ name: 'nothing', type: 'hotspot_click', hotspotId: newId() }, view)).toEqual([
    ['nothing', 0, null],
    ['came', 0, null],
  ]);
  const wide = { tourId: at.tour.id, steps: [view, click], from: '2026-01-01', to: '2026-04-30' };
  await expect(analytics.funnel(wide)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('0.31 hits of one moment do their steps in whichever order they are asked for, as a browser tells several things at once', async () => {
  const at = await tourWithVisitors(world);
  const moment = ago(5_000);
  for (let n = 0; n < 12; n++) {
    const seen = [
      at.hit('tour_view', {}, moment),
      at.hit('scene_view', { sceneId: at.hall }, moment),
      at.hit('scene_view', { sceneId: at.attic }, moment),
    ];
    await at.send(await at.visitor(), n % 2 ? seen : seen.toReversed());
  }
  const any = { name: 'any scene', type: 'scene_view' as const };
  const hall = { name: 'hall', type: 'scene_view' as const, sceneId: at.hall };
  const view = { name: 'came', type: 'tour_view' as const };
  const { analytics } = at.caller();
  for (const steps of [
    [view, any, hall],
    [hall, any, view],
  ])
    expect((await analytics.funnel({ tourId: at.tour.id, steps })).steps.map(({ visits }) => visits)).toEqual([12, 12, 12]);
  expect((await analytics.funnel({ tourId: at.tour.id, steps: [any, any, any] })).steps.map(({ visits }) => visits)).toEqual([12, 12, 0]);
});

test('0.31 0.30 the heatmap of a scene is the looks that visitors told, in bins; of a look nothing but its bin is kept', async () => {
  const at = await tourWithVisitors(world);
  const gaze = (sceneId: string, looks: unknown, days = 0) => at.hit('gaze', { sceneId, looks }, ago(days * DAY));
  await at.send(await at.visitor(), [
    gaze(at.hall, [
      [0, 0],
      [1, 1],
      [90, -45],
    ]),
    gaze(at.hall, [[2, 2]]),
    gaze(at.attic, [[0, 0]]),
  ]);
  await at.send(await at.visitor(), [
    gaze(
      at.hall,
      [
        [-180, 90],
        [1, 1],
      ],
      4,
    ),
  ]);
  const wrong = await at.send(await at.visitor(), [
    gaze(at.hall, [[200, 0]]),
    gaze(at.hall, []),
    gaze(at.hall, [[0, 91]]),
    gaze(at.hall, [[0.5, 0]]),
  ]);
  expect(wrong.refused.map(({ reason }) => reason)).toEqual(['invalid', 'invalid', 'invalid', 'invalid']);
  expect((await at.raw()).find(({ sceneId }) => sceneId === at.attic)?.properties).toEqual({ bins: [binOf({ yaw: 0, pitch: 0 })] });

  const { analytics } = at.caller();
  const map = await analytics.heatmap({ tourId: at.tour.id, sceneId: at.hall });
  expect([map.visits, map.samples]).toEqual([1, 4]);
  const ahead = { yaw: 1, pitch: 1 };
  const holds = (bin: (typeof map.items)[0]) =>
    bin.yawFrom <= ahead.yaw && ahead.yaw < bin.yawTo && bin.pitchFrom <= ahead.pitch && ahead.pitch < bin.pitchTo;
  expect(map.items.find(holds)?.samples).toBe(2);
  await refresh(at);
  const summed = await analytics.heatmap({ tourId: at.tour.id, sceneId: at.hall });
  expect([summed.visits, summed.samples, summed.items.find(holds)?.samples]).toEqual([2, 6, 3]);
  expect(summed.items.reduce((sum, { samples }) => sum + samples, 0)).toBe(6);
  expect(await refresh(at)).toBe(0);
  const other = await tourWithVisitors(world);
  expect((await other.caller().analytics.heatmap({ tourId: at.tour.id, sceneId: at.hall })).samples).toBe(0);
});
