import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import pg from 'pg';

const VISITORS = 200;
const STARTS_WITHIN_MS = 30_000;
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

export interface Umami {
  url: string;
  websiteId: string;
  /** What its collector told each visitor to send back, so that neither site nor session is asked for again. */
  caches: string[];
  /** Events that it stored. */
  count(): Promise<number>;
  stop(): Promise<void>;
}

/** Umami as its authors build it, in a database of its own beside ours. @param folder where it was built. */
export async function startUmami(folder: string, ownerUrl: string): Promise<Umami> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('CREATE DATABASE umami');
  await owner.end();
  const address = new URL(ownerUrl);
  address.pathname = '/umami';
  const database = new pg.Client({ connectionString: address.href });
  await database.connect();
  const websiteId = await migrate(database, folder);

  const port = await freePort();
  const child = spawn(process.execPath, [join(folder, '.next/standalone/server.js')], {
    env: {
      ...process.env,
      DATABASE_URL: address.href,
      APP_SECRET: randomUUID(),
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  const caches: string[] = [];
  const began = Date.now();
  while (caches.length < VISITORS) {
    const cache = await firstVisit(url, websiteId, caches.length).catch((error: unknown) => {
      if (child.exitCode !== null || Date.now() - began > STARTS_WITHIN_MS) throw error;
    });
    if (cache === undefined) await delay(200);
    else caches.push(cache);
  }
  return {
    url,
    websiteId,
    caches,
    count: async () => Number((await database.query<{ n: string }>('SELECT count(*) AS n FROM website_event')).rows[0]?.n),
    async stop() {
      child.kill('SIGKILL');
      await gone;
      await database.end();
    },
  };
}

async function migrate(database: pg.Client, folder: string): Promise<string> {
  const migrations = (await readdir(join(folder, 'prisma/migrations'), { withFileTypes: true })).filter((each) => each.isDirectory());
  for (const { name } of migrations.toSorted((a, b) => (a.name < b.name ? -1 : 1)))
    await database.query(await readFile(join(folder, 'prisma/migrations', name, 'migration.sql'), 'utf8'));
  const websiteId = randomUUID();
  await database.query(`INSERT INTO website (website_id, name, domain) VALUES ($1, 'Museum', 'bench.example')`, [websiteId]);
  return websiteId;
}

async function firstVisit(url: string, websiteId: string, visitor: number): Promise<string> {
  const response = await fetch(`${url}/api/send`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': `${FIREFOX}.${visitor}` },
    body: JSON.stringify({ type: 'event', payload: { website: websiteId, hostname: 'bench.example', url: '/museum' } }),
  });
  const answer = (await response.json()) as { cache?: string };
  if (!answer.cache) throw new Error(`Umami answered ${response.status}: ${JSON.stringify(answer)}`);
  return answer.cache;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
