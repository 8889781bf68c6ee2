import { fileURLToPath } from 'node:url';
import { deploy, diff, status } from '@belvedere/db/migrate';
import { readEnv } from '../env.ts';
import { openOwner } from '../open-database-server.ts';
import type { Output } from './output.ts';

const SCHEMA = fileURLToPath(new URL('../../../../prisma/schema', import.meta.url));

export async function migrateStatus(output: Output): Promise<void> {
  const state = await withOwner(output, (url) => status({ url }));
  const lines = [
    ...state.failed.map((name) => `failed   ${name}`),
    ...state.edited.map((name) => `edited   ${name}`),
    ...state.pending.map((name) => `waiting  ${name}`),
  ];
  output.result(state, lines.join('\n') || 'The database is up to date.');
}

export async function migrateDeploy(output: Output): Promise<void> {
  const { applied } = await withOwner(output, (url) => deploy({ url }));
  output.result({ applied }, applied.length === 0 ? 'The database is up to date.' : applied.map((name) => `applied  ${name}`).join('\n'));
}

export async function migrateDiff(output: Output): Promise<void> {
  const sql = await diff({ from: 'empty', to: { schemaDir: SCHEMA } });
  output.result({ sql }, sql);
}

/** Work on the database as its owner. An embedded server that was started for it ends with it. */
async function withOwner<T>(output: Output, work: (ownerUrl: string) => Promise<T>): Promise<T> {
  const { ownerUrl, stop } = await openOwner(readEnv(), output.say);
  try {
    return await work(ownerUrl);
  } finally {
    await stop();
  }
}
