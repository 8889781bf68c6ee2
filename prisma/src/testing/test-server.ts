import { mkdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../embedded/index.ts';

export type TestServer = {
  /** The owner's connection to the server's maintenance database. */
  adminUrl: string;
  /** Ends the server, unless another run works on it or it is not ours to end. */
  stopIfIdle: () => Promise<void>;
};

let server: Promise<TestServer> | undefined;

/**
 * The one PostgreSQL that every test file of every run shares: TEST_DATABASE_URL (a superuser's, on any server from 15 on), or
 * else a bundled one, started when it is first needed.
 */
export function testServer(): Promise<TestServer> {
  const given = process.env['TEST_DATABASE_URL'];
  server ??= given ? Promise.resolve({ adminUrl: given, stopIfIdle: async () => {} }) : startBundled();
  return server;
}

async function startBundled(): Promise<TestServer> {
  // Beside the system's other temporary files, which PostgreSQL's account may enter wherever the repository lies.
  const dataDir = join(tmpdir(), `belvedere-test-${process.getuid?.() ?? 'user'}`);
  await mkdir(dataDir, { recursive: true, mode: 0o755 });
  if (process.getuid && (await stat(dataDir)).uid !== process.getuid()) throw new Error(`${dataDir} belongs to someone else: remove it.`);

  const embedded = await startEmbedded({ dataDir });
  const adminUrl = withDatabase(embedded.ownerUrl, 'postgres');
  await forgoDurability(adminUrl);
  return {
    adminUrl,
    async stopIfIdle() {
      const others = await withAdmin(adminUrl, (client) =>
        client.query(`SELECT FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`),
      );
      if (others.rowCount === 0) await embedded.stop({ force: true });
    },
  };
}

/** Test data need not survive a power cut: about half of the time of a test run is otherwise spent waiting for the disk. */
async function forgoDurability(adminUrl: string): Promise<void> {
  await withAdmin(adminUrl, async (client) => {
    const { rows } = await client.query<{ fsync: string }>(`SELECT current_setting('fsync') AS fsync`);
    if (rows[0]?.fsync === 'off') return;
    for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) await client.query(`ALTER SYSTEM SET ${setting} = off`);
    await client.query('SELECT pg_reload_conf()');
  });
}

/** Runs work over one connection that is closed afterwards. */
export async function withAdmin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'belvedere-testing' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same server and user, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
