import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { prepareDatabase, type PreparedDatabase } from '../prepare-database.ts';
import { withAdmin, withDatabase } from './test-server.ts';

const DB_PACKAGE = fileURLToPath(new URL('../..', import.meta.url));
const DECIDING = ['migrations/*/migration.sql', 'tables.yaml', 'src/*.ts'];
/** Any number, as long as all runs use the same. */
const LOCK_KEY = 3602360;

export type Template = { name: string; urls: PreparedDatabase };

/** The migrated database that test databases are copies of: made once for each state of the schema, also when many ask at once. */
export async function ensureTemplate(adminUrl: string): Promise<Template> {
  const name = `bv_template_${await schemaHash()}`;
  return withAdmin(adminUrl, async (client) => {
    const ready = await findTemplate(client, name);
    if (ready) return ready;
    await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
    return (await findTemplate(client, name)) ?? (await makeTemplate({ client, adminUrl, name }));
  });
}

/** Its comment keeps the addresses that prepareDatabase answered; a template without one died half-way. */
async function findTemplate(client: pg.Client, name: string): Promise<Template | undefined> {
  const { rows } = await client.query<{ urls: string | null }>(
    `SELECT shobj_description(oid, 'pg_database') AS urls FROM pg_database WHERE datname = $1`,
    [name],
  );
  return rows[0]?.urls ? { name, urls: JSON.parse(rows[0].urls) } : undefined;
}

async function makeTemplate({ client, adminUrl, name }: { client: pg.Client; adminUrl: string; name: string }): Promise<Template> {
  await removeLeftovers(client);
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  const urls = await prepareDatabase({ ownerUrl: withDatabase(adminUrl, name), passwordOf: testPassword });
  // Copying fails while anyone is connected.
  await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await client.query(`COMMENT ON DATABASE ${name} IS ${client.escapeLiteral(JSON.stringify(urls))}`);
  return { name, urls };
}

/** Databases of runs that were killed, and templates of schemas that nobody tests any more. */
async function removeLeftovers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT datname AS name FROM pg_database AS d
    WHERE datname ~ '^bv_(test|template)_' AND NOT EXISTS (SELECT FROM pg_stat_activity WHERE datid = d.oid)
      AND (pg_stat_file('base/' || oid || '/PG_VERSION', true)).modification < now() - CASE WHEN datname ~ '^bv_test' THEN interval '2 hours' ELSE interval '3 days' END`);
  for (const { name } of rows) await client.query(`DROP DATABASE IF EXISTS ${name}`);
}

/** Roles belong to the server and are shared by all runs on it, so their passwords have to be the same in every run. */
function testPassword(role: string): string {
  return createHash('sha256').update(`belvedere test ${role}`).digest('base64url');
}

async function schemaHash(): Promise<string> {
  const hash = createHash('sha256');
  const files: string[] = [];
  for await (const file of glob(DECIDING, { cwd: DB_PACKAGE })) if (!file.endsWith('.test.ts')) files.push(file);
  for (const file of files.sort()) hash.update(file).update(await readFile(`${DB_PACKAGE}/${file}`));
  return hash.digest('hex').slice(0, 16);
}
