import { fileURLToPath } from 'node:url';
import { deploy, diff, status } from '@belvedere/db/migrate';
import { readEnv } from '../env.ts';
import { openOwner } from '../open-database-server.ts';
import type { Output } from './output.ts';

const SCHEMA = fileURLToPath(new URL('../../../../prisma/schema', import.meta.url));

export async function migrateStatus(output: Output): Promise<void> {
  const { ownerUrl } = await openOwner(readEnv(), output.say);
  const state = await status({ url: ownerUrl });
  const lines = [
    ...state.failed.map((name) => `failed   ${name}`),
    ...state.edited.map((name) => `edited   ${name}`),
    ...state.pending.map((name) => `waiting  ${name}`),
  ];
  output.result(state, lines.join('\n') || 'The database is up to date.');
}

export async function migrateDeploy(output: Output): Promise<void> {
  const { ownerUrl } = await openOwner(readEnv(), output.say);
  const { applied } = await deploy({ url: ownerUrl });
  output.result({ applied }, applied.length === 0 ? 'The database is up to date.' : applied.map((name) => `applied  ${name}`).join('\n'));
}

export async function migrateDiff(output: Output): Promise<void> {
  const sql = await diff({ from: 'empty', to: { schemaDir: SCHEMA } });
  output.result({ sql }, sql);
}
