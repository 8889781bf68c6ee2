import { startWorker, type Worker } from '@belvedere/kernel';
import { syncPermissions } from '@belvedere/platform';
import type { Services } from '@belvedere/kernel';
import { readEnv, type Env } from '../env.ts';
import { openDatabaseServer, type DatabaseServer } from '../open-database-server.ts';
import { openServices } from '../open-services.ts';
import { readSecretKey } from '../secret-key.ts';
import { allJobs, allScopes } from '../systems.ts';

/** What a command works with: the database at its newest schema and the services on it. */
export interface Session {
  env: Env;
  services: Services;
  database: DatabaseServer;
  secretKey: Uint8Array;
  startWorker(): Promise<Worker>;
  /** `stopDatabase` also ends an embedded server that this command started. */
  close(options?: { stopDatabase?: boolean }): Promise<void>;
}

export async function openSession(say: (line: string) => void, overrides: Partial<Env> = {}): Promise<Session> {
  const env = { ...readEnv(), ...overrides };
  const secretKey = await readSecretKey(env);
  const database = await openDatabaseServer(env, { secretKey, say });
  const { services, close } = await openServices(env, { runtimeUrl: database.runtimeUrl, secretKey });
  await syncPermissions(services.database, allScopes);
  return {
    env,
    services,
    database,
    secretKey,
    startWorker: () => startWorker({ jobsUrl: database.jobsUrl, services, jobs: allJobs }),
    async close({ stopDatabase = false } = {}) {
      await close();
      if (stopDatabase) await database.stop();
    },
  };
}

/** Resolves when the process is asked to end. */
export function untilTerminated(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
