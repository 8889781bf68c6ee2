import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { asvsTable, countLines, unprovenClaims } from './check-asvs.ts';
import { collectTitles } from './collect-titles.ts';
import { printStatus } from './print-status.ts';
import { readRequirements, readSecurityItems } from './read-requirements.ts';
import { readTitles } from './read-titles.ts';

test('titles are found behind tables of cases and options, in every kind of quotes', () => {
  const source = [
    "test('0.12 I2 counters', () => {});",
    'test("no number 0.3", () => {});',
    "test.for([['a(', `)`], [1, (x) => x]] as const)('K1 %s', () => {});",
    '  test(\n    `X5 seed ${SEED}`,\n    {},\n  );',
    "attest('0.1 not a test'); const test = 1;",
  ].join('\n');
  expect(readTitles('a.test.ts', source).map(({ title, numbers }) => [title, numbers])).toEqual([
    ['0.12 I2 counters', ['0.12', 'I2']],
    ['no number 0.3', []],
    ['K1 %s', ['K1']],
    ['X5 seed ${SEED}', ['X5']],
  ]);
});

test('requirements are read one to a line and several to a line; numbers inside a sentence are references', () => {
  const document = `## 1. What
### tours 0.1–0.2
- 0.1 User: as in 4.29; more.
- 1.5 status. 1.6 scheduled, see 0.1; 1.7 link.
Tenancy: 4.1 tenants (x) · 4.2 settings
## 2. Sets
- 0.9 not here
## 3. Invariants
I1 tenant A. I2 counter = 1.
## 4. Merges`;
  expect(readRequirements(document)).toEqual([
    { number: '0.1', text: 'User: as in 4.29; more.' },
    { number: '1.5', text: 'status.' },
    { number: '1.6', text: 'scheduled, see 0.1' },
    { number: '1.7', text: 'link.' },
    { number: '4.1', text: 'tenants (x)' },
    { number: '4.2', text: 'settings' },
    { number: 'I1', text: 'tenant A.' },
    { number: 'I2', text: 'counter = 1.' },
  ]);
  expect(readSecurityItems('- **R1** Roles. **R2** ENABLE\n**R1** again').map(({ number }) => number)).toEqual(['R1', 'R2']);
});

test('the page says what has no test', () => {
  const items = [
    { number: '0.1', text: 'User' },
    { number: '0.2', text: 'a | b' },
  ];
  const page = printStatus({
    sections: [{ title: 'Tours', items }],
    titles: readTitles('packages/x/a.db.test.ts', "test('0.1 one', f)"),
    mutants: [{ requirement: '0.1', says: 'all', file: 'packages/x/a.ts', find: 'a', replace: '', test: 'packages/x/a.db.test.ts' }],
  });
  expect(page).toContain('## Tours: 1 of 2');
  expect(page).toContain('| 0.1 | User | 1: [a.db](../packages/x/a.db.test.ts) |');
  expect(page).toContain('| 0.2 | a / b | none |');
  expect(page).toContain('## Mutation sample: 1 mutants of 1 numbers');
  expect(page).toContain('| 0.1 | all | [a](../packages/x/a.ts) | [a.db](../packages/x/a.db.test.ts) |');
});

test('every line of ASVS levels 1 and 2 says what it is, and what it says to be tested has a test', async () => {
  const table = asvsTable.parse(parse(await readFile(new URL('../../../docs/asvs.yaml', import.meta.url), 'utf8')));
  const proven = new Set((await collectTitles()).flatMap(({ numbers }) => numbers));
  expect(unprovenClaims(table, proven)).toEqual([]);
  expect(Object.keys(table).length).toBe(253);
  const { tested, built, open, none } = countLines(table);
  expect(tested + built + open + none).toBe(253);
});
