import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { copyTree } from './copy-tree.ts';
import { judgeRun, type Verdict } from './judge-run.ts';
import { applyMutant, nameOf, sampleMutants, type Mutant } from './mutants.ts';
import { openTests, type Tests } from './open-tests.ts';
import { readMutants } from './read-mutants.ts';

// Takes one behaviour after the other away, in a copy of the working tree, and sees whether the tests of its number miss it.

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, sample: { type: 'string' }, seed: { type: 'string', default: '1' } },
});
const all = await readMutants();
const named = values.only ? all.filter(({ requirement }) => values.only?.includes(requirement)) : all;
const chosen = values.sample === undefined ? named : sampleMutants(named, Number(values.sample), values.seed);
if (chosen.length === 0) throw new Error('No mutant has this number: src/mutants.yaml lists them.');

const folder = mkdtempSync(join(tmpdir(), 'belvedere-mutants-'));
// Also when it is interrupted: Vitest ends the process then, and waits for nothing.
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const verdicts = await tryAll(chosen);
const count = (wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length;
console.log(`${count('killed')} killed, ${count('survived')} survived, ${count('broken')} broken`);
process.exit(count('killed') < chosen.length ? 1 : 0);

async function tryAll(mutants: readonly Mutant[]): Promise<Verdict[]> {
  await copyTree(ROOT, folder);
  await using tests = await openTests(folder);
  const found: Verdict[] = [];
  for (const [file, ofFile] of Map.groupBy(mutants, ({ test }) => test)) {
    // A test that is red anyway misses nothing.
    const numbers = ofFile.map(({ requirement }) => requirement);
    const isGreen = judgeRun(await tests.run(file, numbers)).verdict === 'survived';
    for (const mutant of ofFile) {
      const red = { verdict: 'broken', said: `${file} is red without it too` } as const;
      found.push(report(mutant, isGreen ? await attempt(mutant, tests) : red));
    }
  }
  return found;
}

interface Outcome {
  verdict: Verdict;
  said: string;
}

async function attempt(mutant: Mutant, tests: Tests): Promise<Outcome> {
  const began = performance.now();
  const path = join(folder, mutant.file);
  const source = await readFile(path, 'utf8');
  const mutated = applyMutant(source, mutant);
  if (mutated === undefined) throw new Error(`${nameOf(mutant)}: its text has to stand there once.`);
  await writeFile(path, mutated);
  tests.changed(path);
  const { verdict, by } = judgeRun(await tests.run(mutant.test, [mutant.requirement]));
  await writeFile(path, source);
  tests.changed(path);
  return { verdict, said: `${Math.round((performance.now() - began) / 1000)} s, ${by ?? `${mutant.file} → ${mutant.test}`}` };
}

function report(mutant: Mutant, { verdict, said }: Outcome): Verdict {
  console.log(`${verdict.padEnd(8)} ${mutant.requirement.padEnd(4)} ${mutant.says}\n${' '.repeat(14)}${said}`);
  return verdict;
}
