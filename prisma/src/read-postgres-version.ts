import pg from 'pg';
import { judgePostgres, type PostgresVerdict } from './postgres-floor.ts';

/** Asks a server for its version and judges it. */
export async function readPostgresVersion(url: string): Promise<PostgresVerdict> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ number: number }>(`SELECT current_setting('server_version_num')::int AS number`);
    return judgePostgres(rows[0]?.number ?? 0);
  } finally {
    await client.end();
  }
}
