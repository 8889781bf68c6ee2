import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { collectTitles } from './collect-titles.ts';
import { judgeRun } from './judge-run.ts';
import { applyMutant, mutantProblems, sampleMutants, titlePattern, type Mutant } from './mutants.ts';
import { readMutants } from './read-mutants.ts';

const ROOT = new URL('../../../', import.meta.url);
const mutant: Mutant = { requirement: '0.1', says: 'x', file: 'a.ts', find: 'one', replace: 'two', test: 'a.test.ts' };

test('every mutant stands in the code once, and a test of its number is there to miss it', async () => {
  const mutants = await readMutants();
  const files = [...new Set(mutants.map(({ file }) => file))].filter((file) => existsSync(new URL(file, ROOT)));
  const sources = new Map(await Promise.all(files.map(async (file) => [file, await readFile(new URL(file, ROOT), 'utf8')] as const)));
  expect(mutantProblems(mutants, { sources, titles: await collectTitles() })).toEqual([]);
  expect(mutants.length).toBeGreaterThanOrEqual(50);
});

test('what can’t be tried is named', () => {
  const sources = new Map([['a.ts', 'one and one']]);
  const titles = [{ file: 'a.test.ts', title: '0.2 another', numbers: ['0.2'] }];
  expect(mutantProblems([mutant, { ...mutant, file: 'b.ts' }, mutant], { sources, titles })).toEqual([
    '0.1 a.ts: its text has to stand there once',
    '0.1 a.ts: no title in a.test.ts begins with the number',
    '0.1 b.ts: there is no such file',
    '0.1 b.ts: no title in a.test.ts begins with the number',
    '0.1 a.ts: its text has to stand there once',
    '0.1 a.ts: no title in a.test.ts begins with the number',
    '0.1: more than 2 mutants',
  ]);
  expect(applyMutant('one $& of', { find: 'one', replace: '$&' })).toBe('$& $& of');
  expect(applyMutant('one', { find: 'one', replace: 'one' })).toBeUndefined();
});

test('a mutant is killed by a test that ran and failed, and by nothing else', () => {
  const passed = { name: '0.1 x', state: 'passed', errors: [] } as const;
  const failed = (message: string) => ({ name: '0.1 y', state: 'failed', errors: [message] }) as const;
  expect(judgeRun([passed, failed('AssertionError: expected 1')])).toEqual({ verdict: 'killed', by: '0.1 y' });
  expect(judgeRun([passed, { ...passed, state: 'skipped' }]).verdict).toBe('survived');
  expect(judgeRun([failed('ReferenceError: y is not defined')]).verdict).toBe('broken');
  for (const none of [[], [{ ...passed, state: 'skipped' } as const]]) expect(judgeRun(none).verdict).toBe('broken');
});

test('a sample is the same for the same seed; a pattern finds a number among others and no longer one', () => {
  const mutants = Array.from({ length: 20 }, (_, n) => ({ ...mutant, find: `${n}` }));
  const sample = (seed: string) => sampleMutants(mutants, 5, seed).map(({ find }) => find);
  expect(sample('a')).toHaveLength(5);
  expect(sample('a')).toEqual(sample('a'));
  expect(sample('a')).not.toEqual(sample('b'));
  const pattern = new RegExp(titlePattern(['0.1', '4.2']));
  expect(['0.1 x', 'I1 0.1, x', 'group 4.2 x', '0.12 x', '10.1 x', 'x (0.1)', '0x1 x'].map((title) => pattern.test(title))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
