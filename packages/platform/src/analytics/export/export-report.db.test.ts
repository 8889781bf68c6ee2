import { afterAll, beforeAll, expect, test } from 'vitest';
import { tourWithVisitors } from '../../testing/hits.ts';
import { createPlatformWorld, type PlatformWorld } from '../../testing/platform-world.ts';

let world: PlatformWorld;
beforeAll(async () => {
  world = await createPlatformWorld();
});
afterAll(() => world.close());

test('0.31 every report is exported as JSON that is the report, and as CSV with a line for each of its items', async () => {
  const at = await tourWithVisitors(world);
  const hits = [
    at.hit('tour_view'),
    at.hit('scene_view', { sceneId: at.hall }),
    at.hit('hotspot_view', { hotspotId: at.clock }),
    at.hit('gaze', { sceneId: at.hall, looks: [[0, 0]] }),
    at.hit('unheard_of'),
    at.hit('tour_view', { durationMs: -1 }),
  ];
  const page = 'https://hotel.example/?utm_campaign=%3DHYPERLINK(%22https%3A%2F%2Fevil.example%22)';
  await at.send(await at.visitor(), hits, { page });
  const { analytics } = at.caller();
  const tourId = at.tour.id;
  const steps = [
    { name: 'came', type: 'tour_view' as const },
    { name: '=hall, first', type: 'scene_view' as const },
  ];
  const reports = {
    overview: [{}, (await analytics.overview({})).days],
    tours: [{}, (await analytics.tours({})).items],
    scenes: [{}, (await analytics.scenes({})).items],
    hotspots: [{}, (await analytics.hotspots({})).items],
    hours: [{}, (await analytics.hours({})).items],
    refusals: [{}, (await analytics.refusals({})).items],
    visitors: [{ by: 'campaign' }, (await analytics.visitors({ by: 'campaign' })).items],
    paths: [{ tourId }, (await analytics.paths({ tourId })).items],
    funnel: [{ tourId, steps }, (await analytics.funnel({ tourId, steps })).steps],
    heatmap: [{ tourId, sceneId: at.hall }, (await analytics.heatmap({ tourId, sceneId: at.hall })).items],
  } as const;
  for (const [name, [asked, items]] of Object.entries(reports)) {
    expect(items.length, name).toBeGreaterThan(0);
    const report = { name, ...asked } as never;
    const json = await analytics.export({ format: 'json', report });
    expect(json.name).toMatch(new RegExp(`^${name}-\\d{4}-\\d\\d-\\d\\d\\.json$`));
    const told = JSON.parse(json.content) as Record<string, unknown>;
    expect(told['items'] ?? told['days'] ?? told['steps'], name).toEqual(JSON.parse(JSON.stringify(items)));
    const csv = await analytics.export({ format: 'csv', report });
    const [head, ...lines] = csv.content.split('\r\n');
    expect(head, name).toBe(Object.keys(items[0]!).join(','));
    expect(lines.length, name).toBe(items.length + 1);
    expect(csv.content, name).not.toMatch(/(^|,|\n)"?[=+@]/);
  }
  const other = await tourWithVisitors(world);
  const foreign = { format: 'csv', report: { name: 'paths', tourId } } as const;
  expect((await other.caller().analytics.export(foreign)).content).toBe('fromSceneId,toSceneId,moves\r\n');
});
