import pg from 'pg';
import { expect, test } from 'vitest';
import { readRegistry } from '../registry.ts';
import { inTier, runSeed, someOf, testDatabase } from '../testing/index.ts';
import { findLeaks, type LeakReport } from './find-leaks.ts';
import { listMutants, type Mutant } from './list-mutants.ts';
import { readCatalogue, tableOf, type Catalogue } from './read-catalogue.ts';

const IN_CI = 7;

test(
  'R17 each part of the wall, taken away, is missed',
  async () => {
    const { catalogue, mutants } = await readWall();
    const chosen = someOf(mutants, IN_CI);
    const survivors: string[] = [];
    for (const mutant of chosen) if ((await attack(mutant, catalogue)).leaks.length === 0) survivors.push(mutant.name);
    expect(survivors, `BELVEDERE_SEED=${runSeed}`).toEqual([]);
    console.log(`table mutants: ${chosen.length} of ${mutants.length} killed, BELVEDERE_SEED=${runSeed}`);
  },
  inTier({ sample: 10, all: 60 }) * 60_000,
);

async function readWall(): Promise<{ catalogue: Catalogue; mutants: Mutant[] }> {
  const database = await testDatabase();
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  try {
    const catalogue = await readCatalogue(owner, readRegistry());
    return { catalogue, mutants: await listMutants(owner, catalogue) };
  } finally {
    await owner.end();
    await database.drop();
  }
}

/** What the table suite says of a database with this hole. It looks for the foreign keys of the whole wall. */
async function attack({ table, sql }: Mutant, whole: Catalogue): Promise<LeakReport> {
  const database = await testDatabase();
  try {
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(sql);
    await owner.end();
    return await findLeaks({ ...database, tables: [table], references: tableOf(whole, table).references });
  } finally {
    await database.drop();
  }
}
