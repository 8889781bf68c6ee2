import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@belvedere/kernel/observability';
import { testDatabase } from '@belvedere/testing';
import { expect, test, vi } from 'vitest';
import { readEnv } from './env.ts';
import { openServices } from './open-services.ts';

test('2.23 a statement that takes long is in the log, without what it asked for', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'belvedere-slow-'));
  const database = await testDatabase();
  const log = createLogger({ name: 'test', level: 'silent' });
  const warned = vi.spyOn(log, 'warn');
  const { services, close } = await openServices(readEnv({ DATA_DIR: folder, SLOW_QUERY_MS: '40' }), {
    runtimeUrl: database.runtimeUrl,
    secretKey: new Uint8Array(32).fill(7),
    log,
  });
  try {
    const ask = (text: string, seconds: number) =>
      services.database.lookup({ name: text, text: `SELECT pg_sleep($1),\n $2::text AS ${text}`, values: [seconds, 'ada@mail.example'] });
    await ask('quick', 0);
    await ask('slow', 0.05);
    expect(warned.mock.calls.map(([fields]) => (fields as { statement?: string }).statement)).toContain(
      'SELECT pg_sleep($1), $2::text AS slow',
    );
    expect(JSON.stringify(warned.mock.calls)).not.toMatch(/ada@mail|AS quick/);
  } finally {
    await close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }
});
