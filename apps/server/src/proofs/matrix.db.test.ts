import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { printAllowed } from './print-allowed.ts';
import { createProofWorld, type ProofWorld } from './proof-world.ts';
import { tryMatrix } from './try-matrix.ts';

const REVIEWED = new URL('./allowed.yaml', import.meta.url);

let world: ProofWorld;
beforeAll(async () => {
  world = await createProofWorld();
});
afterAll(() => world.close());

test(
  'X7 every procedure, every caller, every kind of id: no leak, and nobody is let in but by the reviewed table',
  { timeout: 30 * 60_000 },
  async () => {
    const report = await tryMatrix(world);
    expect(report.leaks).toEqual([]);
    const found = printAllowed(report);
    if (process.env['BELVEDERE_WRITE_ALLOWED']) await writeFile(REVIEWED, found);
    expect(found.split('\n')).toEqual((await readFile(REVIEWED, 'utf8')).split('\n'));
    console.log(`matrix: ${report.cells} cells, 0 leaks, 0 unlisted allows`);
  },
);
