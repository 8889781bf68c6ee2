import type { Mutant } from './mutants.ts';
import type { Requirement } from './read-requirements.ts';
import type { TestTitle } from './read-titles.ts';

const SHOWN = 3;
const WORDS = 90;

interface Known {
  sections: readonly { title: string; items: readonly Requirement[] }[];
  titles: readonly TestTitle[];
  mutants: readonly Mutant[];
}

/** The page that tells for each number which tests prove it. */
export function printStatus({ sections, titles, mutants }: Known): string {
  const tests = Map.groupBy(
    titles.flatMap((title) => title.numbers.map((number) => ({ number, title }))),
    ({ number }) => number,
  );
  const body = sections.map(({ title, items }) => {
    const proven = items.filter(({ number }) => tests.has(number)).length;
    const rows = items.map(
      ({ number, text }) => `| ${number} | ${shortened(text)} | ${proofs(tests.get(number)?.map((found) => found.title) ?? [])} |`,
    );
    return [`## ${title}: ${proven} of ${items.length}`, '', '| | what | tests |', '|---|---|---|', ...rows].join('\n');
  });
  return `# Requirements and their tests

Made of the titles of the tests by \`pnpm requirements\`; a title begins with the numbers that its test proves. What has no test here is not claimed to work.

${body.join('\n\n')}

${mutationSample(mutants)}
`;
}

/** What `pnpm mutants` takes away, and the tests that have to miss it. */
function mutationSample(mutants: readonly Mutant[]): string {
  const rows = mutants.map(({ requirement, says, file, test }) => `| ${requirement} | ${says} | ${linkTo(file)} | ${linkTo(test)} |`);
  const numbers = new Set(mutants.map(({ requirement }) => requirement)).size;
  return `## Mutation sample: ${mutants.length} mutants of ${numbers} numbers

\`pnpm mutants\` takes these away, one at a time, and sees a test of the number fail ([mutants.yaml](../tooling/requirements/src/mutants.yaml)).

| | what is taken away | where | missed by |
|---|---|---|---|
${rows.join('\n')}`;
}

function linkTo(file: string): string {
  return `[${file.slice(file.lastIndexOf('/') + 1).replace(/(?:\.test)?\.tsx?$/, '')}](../${file})`;
}

function proofs(titles: readonly TestTitle[]): string {
  if (titles.length === 0) return 'none';
  const files = [...new Set(titles.map(({ file }) => file))];
  const links = files.slice(0, SHOWN).map(linkTo);
  const more = files.length > SHOWN ? ` and ${files.length - SHOWN} more files` : '';
  return `${titles.length}: ${links.join(', ')}${more}`;
}

function shortened(text: string): string {
  const plain = text
    .replaceAll('|', '/')
    .replaceAll(/[*`]/g, '')
    .replace(/^[:,]\s*/, '');
  return plain.length <= WORDS ? plain : `${plain.slice(0, plain.lastIndexOf(' ', WORDS))} …`;
}
