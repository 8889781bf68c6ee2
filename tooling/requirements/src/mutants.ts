import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { TestTitle } from './read-titles.ts';

/** A behaviour taken away from the code, and the test that has to miss it. */
const mutant = z.strictObject({
  /** The number of the requirement; titles of the test begin with it. */
  requirement: z.string().regex(/^\d\.\d{1,2}$/),
  /** What is taken away. */
  says: z.string().min(1).max(120),
  file: z.string().regex(/\.tsx?$/),
  /** Stands exactly once in the file. */
  find: z.string().min(1),
  replace: z.string(),
  test: z.string().endsWith('.test.ts'),
});

export const mutantList = z.array(mutant);
export type Mutant = z.infer<typeof mutant>;

const MOST_OF_ONE_NUMBER = 2;

/** The source without its behaviour; undefined when the text does not stand in it exactly once. */
export function applyMutant(source: string, { find, replace }: Pick<Mutant, 'find' | 'replace'>): string | undefined {
  const parts = source.split(find);
  return parts.length === 2 && find !== replace ? parts.join(replace) : undefined;
}

/** What keeps mutants from being tried. Sources by path; a file that is not there has none. */
export function mutantProblems(
  mutants: readonly Mutant[],
  { sources, titles }: { sources: ReadonlyMap<string, string>; titles: readonly TestTitle[] },
): string[] {
  const problems = mutants.flatMap((each) => {
    const source = sources.get(each.file);
    const isNamed = titles.some(({ file, numbers }) => file === each.test && numbers.includes(each.requirement));
    return [
      ...(source === undefined ? [`${nameOf(each)}: there is no such file`] : []),
      ...(source !== undefined && applyMutant(source, each) === undefined ? [`${nameOf(each)}: its text has to stand there once`] : []),
      ...(isNamed ? [] : [`${nameOf(each)}: no title in ${each.test} begins with the number`]),
    ];
  });
  const crowds = [...Map.groupBy(mutants, ({ requirement }) => requirement)].filter(([, each]) => each.length > MOST_OF_ONE_NUMBER);
  return [...problems, ...crowds.map(([number]) => `${number}: more than ${MOST_OF_ONE_NUMBER} mutants`)];
}

export function nameOf({ requirement, file }: Pick<Mutant, 'requirement' | 'file'>): string {
  return `${requirement} ${file}`;
}

/** Some of them, the same for the same seed. */
export function sampleMutants(mutants: readonly Mutant[], count: number, seed: string): Mutant[] {
  const key = (each: Mutant) =>
    createHash('sha256')
      .update(`${seed} ${nameOf(each)} ${each.find}`)
      .digest('hex');
  const chosen = new Set(mutants.toSorted((a, b) => key(a).localeCompare(key(b))).slice(0, count));
  return mutants.filter((each) => chosen.has(each));
}

/** For `vitest -t`: tests whose titles have one of the numbers. */
export function titlePattern(numbers: readonly string[]): string {
  return `(?:^|\\s)(?:${numbers.map((number) => number.replace('.', '\\.')).join('|')})(?=[\\s,])`;
}
