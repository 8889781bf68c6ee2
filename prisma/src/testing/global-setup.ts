import { testServer } from './test-server.ts';

/** For vitest's globalSetup: the server is up before the first test file asks for it. */
export async function setup(): Promise<void> {
  await testServer();
}

/** It does not outlive a run that nobody else shares. */
export async function teardown(): Promise<void> {
  const { stopIfIdle } = await testServer();
  await stopIfIdle();
}
