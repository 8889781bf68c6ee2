import { readFile } from 'node:fs/promises';
import type { AccessPort, Services } from '@belvedere/kernel';
import { someOf } from '@belvedere/testing';
import { expect, test } from 'vitest';
import { describeActors } from './print-allowed.ts';
import { createProofWorld } from './proof-world.ts';
import { tryMatrix, type MatrixReport } from './try-matrix.ts';
import { allScopes } from '../systems.ts';

const WATCHED = new Set(['tours.update', 'keys.list']);
const everything: ReadonlySet<string> = new Set(allScopes.map(({ name }) => name));

/** Access with one of its answers forged. */
function forge(answers: (access: AccessPort) => Partial<AccessPort>): (services: Services) => Partial<Services> {
  return ({ access }) => ({ access: { ...access, ...answers(access) } });
}

const MUTANTS: [name: string, replace: (services: Services) => Partial<Services>][] = [
  ['everybody has every scope', forge(() => ({ grantsOf: async () => ({ scopes: everything }) }))],
  [
    'members have every scope',
    forge(({ grantsOf }) => ({
      grantsOf: async (caller) => ({ scopes: (await grantsOf(caller)).scopes.size > 0 ? everything : new Set<string>() }),
    })),
  ],
  [
    'a key has the scopes of its maker',
    forge(({ grantsOf }) => ({
      grantsOf: ({ actor, ...rest }) =>
        grantsOf({ ...rest, actor: actor.type === 'api_key' ? { ...actor, kind: 'secret', scopes: [...everything] } : actor }),
    })),
  ],
  [
    'the tenant is whichever the caller names',
    forge(({ resolveTenant }) => ({ resolveTenant: async (actor, wanted) => wanted ?? resolveTenant(actor, wanted) })),
  ],
  [
    'another tenant is whichever the caller names, with its scopes',
    forge(({ resolveTenant, grantsOf }) => ({
      resolveTenant: async (actor, wanted) => wanted ?? resolveTenant(actor, wanted),
      grantsOf: async (caller) => (caller.actor.type === 'user' ? { scopes: everything } : grantsOf(caller)),
    })),
  ],
  ['nobody has any scope', forge(() => ({ grantsOf: async () => ({ scopes: new Set<string>() }) }))],
  ['whatever a call is about is allowed', forge(() => ({ mayYetBeAllowed: () => true, weigh: async () => undefined }))],
];

/** All in the long tier; each change takes away two others. */
const CHOSEN = someOf(MUTANTS, 2);

test.each(CHOSEN)('R17 the matrix misses a guard: %s', { timeout: 60_000 }, async (_name, replace) => {
  const report = await watch(replace);
  expect(report.leaks.length > 0 || !(await isReviewed(report))).toBe(true);
});

test('R17 and with every guard in place it misses none', { timeout: 60_000 }, async () => {
  const report = await watch(() => ({}));
  expect({ leaks: report.leaks, isReviewed: await isReviewed(report) }).toEqual({ leaks: [], isReviewed: true });
});

async function watch(replace: (services: Services) => Partial<Services>): Promise<MatrixReport> {
  const world = await createProofWorld({ replace });
  try {
    return await tryMatrix(world, { only: ({ path }) => WATCHED.has(path) });
  } finally {
    await world.close();
  }
}

async function isReviewed({ allowed }: MatrixReport): Promise<boolean> {
  const lines = (await readFile(new URL('./allowed.yaml', import.meta.url), 'utf8')).split('\n');
  return Object.entries(allowed).every(([path, actors]) => lines.includes(`${path}: ${describeActors(actors)}`));
}
