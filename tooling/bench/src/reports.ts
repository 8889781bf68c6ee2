import { startTestServer } from '@belvedere/server/testing';
import { printTable, record } from './table.ts';
import { makePlaces, makeSums, seedHits } from './reports/seed-hits.ts';

const CALLS = 100;
/** That are not counted: what runs for the first time is compiled first. */
const WARMING = 20;
const NEW = 10_000;
const GOALS = { p95Ms: 20, refreshMs: 1_000 };

/**
 * How reports grow with the hits of a tenant: overview and scenes of the last thirty days over HTTP, and making the sums again after ten
 * thousand new hits, at each of these sizes (in millions, `pnpm bench reports 1 5 20`; twenty take a quarter of an hour and 10 GB).
 */
export async function run(flags: string[]): Promise<void> {
  const sizes = flags.length > 0 ? flags.map(Number) : [1, 5];
  const server = await startTestServer();
  const rows: (string | number)[][] = [];
  const results: object[] = [];
  try {
    for (const millions of sizes) {
      const tenant = await server.createTenant(`bench-${String(millions).replace('.', '-')}m`);
      const key = await server.createKey(tenant, { allowAnalytics: true });
      const places = makePlaces(tenant.id);
      await seedHits(server.database.ownerUrl, places, { hits: millions * 1_000_000 });
      const timed = async (work: () => Promise<unknown>) => {
        const began = performance.now();
        await work();
        return performance.now() - began;
      };
      const first = await makeSums(server.database.ownerUrl, tenant.id);
      await seedHits(server.database.ownerUrl, places, { hits: NEW, isLate: true });
      const { daily, hourly } = await makeSums(server.database.ownerUrl, tenant.id);

      const ask = async (report: string) => {
        const times: number[] = [];
        for (let call = -WARMING; call < CALLS; call++) {
          const ms = await timed(async () => {
            const response = await fetch(`${server.url}/trpc/analytics.${report}?input=${encodeURIComponent('{"json":{}}')}`, {
              headers: { authorization: `Bearer ${key}` },
            });
            const text = await response.text();
            if (!response.ok) throw new Error(text);
          });
          if (call >= 0) times.push(ms);
        }
        times.sort((a, b) => a - b);
        return { p50: times[CALLS / 2]!, p95: times[Math.floor(CALLS * 0.95)]! };
      };
      const [overview, scenes] = [await ask('overview'), await ask('scenes')];
      const figures = {
        millions,
        firstMs: first.daily + first.hourly,
        dailyMs: daily,
        hourlyMs: hourly,
        overviewMs: overview.p95,
        scenesMs: scenes.p95,
        overviewHalfMs: overview.p50,
        scenesHalfMs: scenes.p50,
      };
      results.push(figures);
      rows.push([
        `${millions} million`,
        ...[first.daily + first.hourly, daily, hourly, overview.p50, overview.p95, scenes.p50, scenes.p95].map((ms) => ms.toFixed(0)),
      ]);
      console.log(JSON.stringify(figures));
    }
    printTable(
      [
        'hits in 30 days',
        'first sums ms',
        'days again ms',
        'hours again ms',
        'overview p50 ms',
        'overview p95 ms',
        'scenes p50 ms',
        'scenes p95 ms',
      ],
      rows,
    );
    console.log(`goals: reports p95 ≤ ${GOALS.p95Ms} ms and flat, sums again after ${NEW} hits ≤ ${GOALS.refreshMs} ms`);
    await record('reports', { sizes: results });
  } finally {
    await server.stop();
  }
}
