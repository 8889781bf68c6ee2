import pg from 'pg';
import { testServer } from './test-server.ts';

let presence: pg.Client | undefined;

/** For vitest's globalSetup: the server is up before the first test file asks for it, and sees that a run is under way. */
export async function setup(): Promise<void> {
  const { adminUrl } = await testServer();
  presence = new pg.Client({ connectionString: adminUrl, application_name: 'belvedere-testing run' });
  await presence.connect();
}

/** The server ends with the last run that uses it. */
export async function teardown(): Promise<void> {
  const { stopIfIdle } = await testServer();
  await presence?.end();
  await stopIfIdle();
}
