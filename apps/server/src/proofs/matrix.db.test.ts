import { readFile, writeFile } from 'node:fs/promises';
import { isLongTier, runSeed, someOf } from '@belvedere/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorsIn, printAllowed } from './print-allowed.ts';
import { createProofWorld, type ProofWorld } from './proof-world.ts';
import { tryMatrix } from './try-matrix.ts';

const REVIEWED = new URL('./allowed.yaml', import.meta.url);
const WRITE = Boolean(process.env['BELVEDERE_WRITE_ALLOWED']);
/** Everybody in the long tier and for the table; otherwise an eighth of the callers, others for each procedure and each change. */
const EVERYBODY = WRITE || isLongTier;

let world: ProofWorld;
beforeAll(async () => {
  world = await createProofWorld();
});
afterAll(() => world.close());

test(
  'X7 every procedure, its callers, every kind of id: no leak, and nobody is let in but by the reviewed table',
  { timeout: 30 * 60_000 },
  async () => {
    let turn = 0;
    const some = Math.ceil(world.actors.length / 8);
    const report = await tryMatrix(world, EVERYBODY ? {} : { actorsOf: () => someOf(world.actors, some, turn++) });
    expect(report.leaks, `BELVEDERE_SEED=${runSeed}`).toEqual([]);
    if (WRITE) await writeFile(REVIEWED, printAllowed(report));
    const reviewed = await readFile(REVIEWED, 'utf8');
    if (EVERYBODY) expect(printAllowed(report).split('\n')).toEqual(reviewed.split('\n'));
    const listed = actorsIn(reviewed);
    expect([...listed.keys()].toSorted()).toEqual(Object.keys(report.tried).toSorted());
    for (const [path, tried] of Object.entries(report.tried)) {
      const expected = tried.filter((name) => listed.get(path)?.has(name));
      expect([path, ...(report.allowed[path] ?? [])], `BELVEDERE_SEED=${runSeed}`).toEqual([path, ...expected]);
    }
    console.log(`matrix: ${report.cells} cells, 0 leaks, 0 unlisted allows, BELVEDERE_SEED=${runSeed}`);
  },
);
