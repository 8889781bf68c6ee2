import { openDatabase } from '@belvedere/db';
import { testDatabase } from '@belvedere/db/testing';
import pg from 'pg';
import { median, printTable, record } from './table.ts';
import { fillDatabase, type FilledTour } from './tour-read/fill-database.ts';
import { TOUR_TREE } from './tour-read/tour-tree.ts';

const ROUNDS = 8;
const CALLS = 600;
const CLIENTS = 8;
const GOAL = 0.9;

/**
 * What isolation costs: the tour of performance.md read in a tenant's transaction under row-level security, against the same prepared
 * statement by the owner without a transaction and without policies, which is the limit. The list read shows the cost where the
 * statement itself is small, and Prisma's transaction what editors' calls pay.
 */
export async function run(): Promise<void> {
  const database = await testDatabase();
  const ours = openDatabase({ url: database.runtimeUrl, poolSize: CLIENTS * 2 });
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: CLIENTS });
  try {
    const tours = await fillDatabase(database.ownerUrl);
    const small = { name: 'small', text: 'SELECT id, title, slug FROM tours WHERE tenant_id = $1 ORDER BY id DESC LIMIT 20' };
    const tree = ({ tenantId, slug }: FilledTour) => ({ ...TOUR_TREE, values: [tenantId, slug] });
    const list = ({ tenantId }: FilledTour) => ({ ...small, values: [tenantId] });
    const ways: Record<string, (tour: FilledTour) => Promise<unknown>> = {
      'tour, no RLS': async (tour) => (await owner.query<{ tree: string }>(tree(tour))).rows,
      'tour, tenant read': (tour) => ours.read(tour, tree(tour)),
      'list, no RLS': async (tour) => (await owner.query(list(tour))).rows,
      'list, tenant read': (tour) => ours.read(tour, list(tour)),
      'list, Prisma in a tenant transaction': (tour) =>
        ours.transaction(tour, (tx) =>
          tx.tour.findMany({
            where: { tenantId: tour.tenantId },
            orderBy: { id: 'desc' },
            take: 20,
            select: { id: true, title: true, slug: true },
          }),
        ),
    };
    const first = tours[0];
    if (!first) throw new Error('Nothing was filled in.');
    for (const [plain, isolated] of [
      ['tour, no RLS', 'tour, tenant read'],
      ['list, no RLS', 'list, tenant read'],
    ] as const)
      if (JSON.stringify(await ways[plain]?.(first)) !== JSON.stringify(await ways[isolated]?.(first)))
        throw new Error(`"${isolated}" answers differently.`);

    const rates = new Map(Object.keys(ways).map((name) => [name, [] as number[]]));
    for (let round = 0; round <= ROUNDS; round++) {
      // To and fro, so that none always comes after the same other one.
      const order = round % 2 === 0 ? Object.entries(ways) : Object.entries(ways).toReversed();
      for (const [name, call] of order) {
        const rate = await measure(call, tours);
        // The first round warms up.
        if (round > 0) rates.get(name)?.push(rate);
      }
    }
    const rateOf = (name: string) => median(rates.get(name) ?? []);
    printTable(
      ['way', 'calls/s'],
      Object.keys(ways).map((name) => [name, Math.round(rateOf(name))]),
    );
    const ratio = rateOf('tour, tenant read') / rateOf('tour, no RLS');
    const listRatio = rateOf('list, tenant read') / rateOf('list, no RLS');
    console.log(
      `tour: tenant read / no RLS ${ratio.toFixed(2)} (goal ≥ ${GOAL}: ${ratio >= GOAL ? 'reached' : 'missed'}); list: ${listRatio.toFixed(2)}`,
    );
    await record('tenant-tx', { ratio, listRatio, prisma: rateOf('list, Prisma in a tenant transaction') / rateOf('list, no RLS') });
  } finally {
    await ours.close();
    await owner.end();
    await database.drop();
  }
}

async function measure(call: (tour: FilledTour) => Promise<unknown>, tours: readonly FilledTour[]): Promise<number> {
  let next = 0;
  const client = async () => {
    for (let n = next++; n < CALLS; n = next++) {
      const tour = tours[n % tours.length];
      if (tour) await call(tour);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return CALLS / ((performance.now() - began) / 1000);
}
