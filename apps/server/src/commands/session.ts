import { runSchedule, startWorker, type Services, type Worker } from '@belvedere/kernel';
import type { Metrics } from '@belvedere/kernel/observability';
import { replayErasures, syncPermissions } from '@belvedere/platform';
import { readEnv, type Env } from '../env.ts';
import { withKnownAddress } from '../known-address.ts';
import { listTenants } from '../list-tenants.ts';
import { openRecoverySchedules } from '../open-recovery.ts';
import { openDatabaseServer, type DatabaseServer } from '../open-database-server.ts';
import { openMetrics } from '../metrics.ts';
import { openServices } from '../open-services.ts';
import { readSecretKey } from '../secret-key.ts';
import { allJobs, allLoops, allSchedules, allScopes } from '../systems.ts';
import type { Output } from './output.ts';

/** What a command works with: the database at its newest schema and the services on it. */
export interface Session {
  env: Env;
  services: Services;
  database: DatabaseServer;
  metrics: Metrics;
  startWorker(): Promise<Worker>;
  listTenants(): Promise<{ id: string; slug: string }[]>;
  /** `stopDatabase` also ends an embedded server that this command started. */
  close(options?: { stopDatabase?: boolean }): Promise<void>;
}

export async function openSession(say: (line: string) => void, overrides: Partial<Env> = {}): Promise<Session> {
  const env = { ...(await withKnownAddress(readEnv())), ...overrides };
  const secretKey = await readSecretKey(env);
  const database = await openDatabaseServer(env, { secretKey, say });
  const { services, close } = await openServices(env, { runtimeUrl: database.runtimeUrl, secretKey });
  const metrics = openMetrics(services);
  await syncPermissions(services.database, allScopes);
  // Before anything is served: a database that was put back from a backup may have people whom it has to forget again (G4).
  const tenants = async () => (await listTenants(database.ownerUrl)).map(({ id }) => id);
  await runSchedule(replayErasures, { services, tenants });
  return {
    env,
    services,
    database,
    metrics,
    async startWorker() {
      const schedules = [...allSchedules, ...(await openRecoverySchedules(env, { secret: secretKey, database }))];
      return startWorker({ jobsUrl: database.jobsUrl, services, jobs: allJobs, schedules, loops: allLoops, metrics });
    },
    listTenants: () => listTenants(database.ownerUrl),
    async close({ stopDatabase = false } = {}) {
      await close();
      if (stopDatabase) await database.stop();
    },
  };
}

/** Opens a session for one piece of work and closes it, whatever happens. */
export async function withSession<T>(output: Output, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await openSession(output.say, { LOG_LEVEL: 'warn' });
  try {
    return await work(session);
  } finally {
    await session.close({ stopDatabase: true });
  }
}

/** Resolves when the process is asked to end. */
export function untilTerminated(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
