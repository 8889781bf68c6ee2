import type { Storage } from '@belvedere/kernel/storage';
import { storagePrefix } from '@belvedere/kernel/storage';
import { buffer } from 'node:stream/consumers';
import type pg from 'pg';

/** Where one of some texts stands: in any row of any table, those of the queue too, as text or as bytes. */
export async function tracesInDatabase(owner: pg.ClientBase, texts: readonly string[]): Promise<string[]> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss') ORDER BY 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await owner.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${name} t`);
    for (const { row } of rows) found.push(...traces(row, texts).map((text) => `${name}: ${text} in ${row.slice(0, 300)}`));
  }
  return found;
}

/** The same in the names and the bytes of every file of some tenants. */
export async function tracesInStorage(storage: Storage, tenants: readonly string[], texts: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const tenant of tenants)
    for await (const { key } of storage.list(storagePrefix(tenant))) {
      const bytes = await buffer((await storage.get(key)).body);
      found.push(...traces(`${key} ${bytes.toString('latin1')}`, texts).map((text) => `${key}: ${text}`));
    }
  return found;
}

function traces(haystack: string, texts: readonly string[]): string[] {
  const lower = haystack.toLowerCase();
  return texts.filter((text) => {
    const bytes = Buffer.from(text);
    return [text.toLowerCase(), bytes.toString('hex'), bytes.toString('base64url').slice(0, -1).toLowerCase()].some((form) =>
      lower.includes(form),
    );
  });
}
