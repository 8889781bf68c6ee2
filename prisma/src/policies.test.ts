import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { policySql } from './policies.ts';
import { readRegistry } from './registry.ts';

const folder = new URL('../migrations/', import.meta.url).pathname;
const migrations = globSync('*/migration.sql', { cwd: folder })
  .map((file) => readFileSync(`${folder}${file}`, 'utf8'))
  .join('\n');

test.for(readRegistry().map((table) => [table.name, table] as const))('R2 the policies of %s stand in a migration', ([, table]) => {
  // Line by line: a later migration that grants more has only what is new.
  for (const line of policySql(table).split('\n')) expect(migrations).toContain(line);
});
