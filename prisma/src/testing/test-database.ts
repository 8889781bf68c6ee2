import { randomBytes } from 'node:crypto';
import { ensureTemplate } from './ensure-template.ts';
import { testServer, withAdmin, withDatabase } from './test-server.ts';

export type TestDatabase = {
  name: string;
  /** The schema's owner: for set-up and for looking behind row-level security. */
  ownerUrl: string;
  /** For transactions of tenants. */
  runtimeUrl: string;
  /** For the outbox and the job queue. */
  jobsUrl: string;
  /** Removes the database, whoever is still connected to it. */
  drop: () => Promise<void>;
};

/** A fresh, migrated database of its own for a test file. Call it in `beforeAll`, and its `drop` in `afterAll`. */
export async function testDatabase(): Promise<TestDatabase> {
  const { adminUrl } = await testServer();
  const { name: template, urls } = await ensureTemplate(adminUrl);
  const { name, ownerUrl, drop } = await createDatabase(adminUrl, template);
  return { name, ownerUrl, drop, runtimeUrl: withDatabase(urls.runtimeUrl, name), jobsUrl: withDatabase(urls.jobsUrl, name) };
}

/** A copy of a test database as it is now, to be put in its place later. Nobody may be connected to the original meanwhile. */
export async function copyDatabase({ name: original }: TestDatabase): Promise<TestDatabase> {
  const { adminUrl } = await testServer();
  const { urls } = await ensureTemplate(adminUrl);
  const { name, ownerUrl, drop } = await createDatabase(adminUrl, original);
  return { name, ownerUrl, drop, runtimeUrl: withDatabase(urls.runtimeUrl, name), jobsUrl: withDatabase(urls.jobsUrl, name) };
}

/** A database without anything in it, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<Pick<TestDatabase, 'name' | 'ownerUrl' | 'drop'>> {
  const { adminUrl } = await testServer();
  return createDatabase(adminUrl, 'template0');
}

async function createDatabase(adminUrl: string, template: string): Promise<Pick<TestDatabase, 'name' | 'ownerUrl' | 'drop'>> {
  const name = `bv_test_${Date.now().toString(36)}_${randomBytes(4).toString('hex')}`;
  // Copying files takes half the time of copying through the write-ahead log: 150 against 265 ms.
  await withAdmin(adminUrl, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`));
  return {
    name,
    ownerUrl: withDatabase(adminUrl, name),
    drop: () => withAdmin(adminUrl, async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  };
}
