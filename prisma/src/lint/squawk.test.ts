import { glob, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { squawk } from './squawk.ts';

const MIGRATIONS_DIR = fileURLToPath(new URL('../../migrations', import.meta.url));

test('C11 no migration holds up an application at work', async () => {
  const files: string[] = [];
  for await (const file of glob('*/migration.sql', { cwd: MIGRATIONS_DIR })) files.push(join(MIGRATIONS_DIR, file));
  expect(files).not.toEqual([]);
  await expect(squawk(files)).resolves.toEqual([]);
});

test('C11 statements that would are reported with file and line', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'squawk-'));
  const file = join(folder, 'migration.sql');
  await writeFile(
    file,
    `CREATE INDEX slow ON tours (title);
ALTER TABLE tours ADD COLUMN x text NOT NULL;
ALTER TABLE tours ALTER COLUMN title TYPE varchar(10);
ALTER TABLE tours RENAME COLUMN title TO name;
-- squawk-ignore ban-drop-table
DROP TABLE scenes;
`,
  );
  const findings = await squawk([file]);
  await rm(folder, { recursive: true });
  expect(findings.map(({ line, rule }) => [line, rule])).toEqual(
    expect.arrayContaining([
      [1, 'require-concurrent-index-creation'],
      [2, 'adding-required-field'],
      [3, 'changing-column-type'],
      [4, 'renaming-column'],
    ]),
  );
  expect(findings.every((finding) => finding.file === file && finding.rule !== 'ban-drop-table')).toBe(true);
});

test('a file that squawk cannot read is an error, not a clean bill', async () => {
  await expect(squawk(['/nowhere/migration.sql'])).rejects.toThrow(/nowhere/);
});
