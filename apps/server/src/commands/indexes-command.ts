import { readIndexUse } from '@belvedere/db';
import { readEnv } from '../env.ts';
import { openOwner } from '../open-database-server.ts';
import type { Output } from './output.ts';

const NAMED = 20;
const megabytes = (bytes: number) => `${(bytes / 1024 ** 2).toFixed(1)} MB`;

/** What the database counts of its indexes: those that nobody uses cost every write, and a table read from end to end may want one. */
export async function indexesCommand(output: Output): Promise<void> {
  const { ownerUrl, stop } = await openOwner(readEnv(), output.say);
  await using open = new AsyncDisposableStack();
  open.defer(stop);
  const use = await readIndexUse(ownerUrl);
  const idle = use.indexes.filter(({ scans, isUnique }) => scans === 0 && !isUnique);
  const lines = [
    `Counted since ${use.since?.toISOString() ?? 'the database was made'}. ${use.indexes.length} indexes, ${idle.length} of them never used and not unique.`,
    ...idle.slice(0, NAMED).map(({ table, index, bytes }) => `never used   ${table.padEnd(28)} ${index.padEnd(56)} ${megabytes(bytes)}`),
    ...use.passes
      .slice(0, NAMED)
      .map(({ table, passes, rowsEach }) => `end to end   ${table.padEnd(28)} ${passes} times, ${rowsEach} rows each`),
  ];
  output.result(use, lines.join('\n'));
}
