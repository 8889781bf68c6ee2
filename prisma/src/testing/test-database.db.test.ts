import pg from 'pg';
import { expect, test } from 'vitest';
import { testDatabase, testServer, type TestDatabase } from './index.ts';
import { withAdmin } from './test-server.ts';

test('databases asked for at once are apart, migrated, and gone after drop', async () => {
  const databases = await Promise.all([testDatabase(), testDatabase(), testDatabase()]);
  expect(new Set(databases.map(({ name }) => name)).size).toBe(3);
  const applied = await Promise.all(databases.map((database) => migrations(database)));
  expect(applied[0]).not.toEqual([]);
  expect(applied).toEqual([applied[0], applied[0], applied[0]]);

  await Promise.all(databases.map((database) => database.drop()));
  const { adminUrl } = await testServer();
  const left = await withAdmin(adminUrl, (client) =>
    client.query('SELECT FROM pg_database WHERE datname = ANY ($1)', [databases.map(({ name }) => name)]),
  );
  expect(left.rowCount).toBe(0);
});

test('drop also ends connections that a test left open', async () => {
  const database = await testDatabase();
  const forgotten = new pg.Client({ connectionString: database.ownerUrl });
  const ended = new Promise((resolve) => forgotten.on('error', resolve));
  await forgotten.connect();
  await database.drop();
  await expect(ended).resolves.toMatchObject({ code: '57P01' });
});

test('R1 the runtime and job addresses are those of roles without privileges', async () => {
  const database = await testDatabase();
  try {
    for (const url of [database.runtimeUrl, database.jobsUrl]) {
      const { rows } = await withAdmin(url, (client) =>
        client.query(
          `SELECT rolsuper OR rolbypassrls OR rolcreaterole AS strong, current_database() AS name FROM pg_roles WHERE rolname = current_user`,
        ),
      );
      expect(rows).toEqual([{ strong: false, name: database.name }]);
    }
  } finally {
    await database.drop();
  }
});

function migrations({ ownerUrl }: TestDatabase): Promise<string[]> {
  return withAdmin(ownerUrl, async (client) => {
    const { rows } = await client.query<{ migration_name: string }>('SELECT migration_name FROM _prisma_migrations ORDER BY 1');
    return rows.map((row) => row.migration_name);
  });
}
