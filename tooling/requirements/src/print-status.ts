import type { Requirement } from './read-requirements.ts';
import type { TestTitle } from './read-titles.ts';

const SHOWN = 3;
const WORDS = 90;

/** The page that tells for each number which tests prove it. */
export function printStatus(sections: readonly { title: string; items: readonly Requirement[] }[], titles: readonly TestTitle[]): string {
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
`;
}

function proofs(titles: readonly TestTitle[]): string {
  if (titles.length === 0) return 'none';
  const files = [...new Set(titles.map(({ file }) => file))];
  const links = files.slice(0, SHOWN).map((file) => `[${file.slice(file.lastIndexOf('/') + 1).replace(/\.test\.tsx?$/, '')}](../${file})`);
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
