import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWorker, type RequestContext, type Services } from '@belvedere/kernel';
import { createApiKeyFor, createTenantFor, createUser, syncPermissions, type KeyFor } from '@belvedere/platform';
import { testDatabase } from '@belvedere/testing';
import { ownContext } from '../caller.ts';
import { readEnv } from '../env.ts';
import { openServices } from '../open-services.ts';
import { serve } from '../serve.ts';
import { allJobs, allSchedules, allScopes } from '../systems.ts';
import { freePort, startChild } from './start-child.ts';

const SERVE = new URL('serve-process.ts', import.meta.url);

export interface TestTenant {
  id: string;
  slug: string;
  /** Who owns it. */
  userId: string;
  email: string;
  password: string;
  /** For calls in the owner's name that take no HTTP: see `createCaller`. */
  context: RequestContext;
}

export interface StartedServer {
  url: string;
  services: Services;
  database: { ownerUrl: string; runtimeUrl: string; jobsUrl: string };
  /** A tenant with an owner of its own; everything named after the slug. */
  createTenant(slug: string): Promise<TestTenant>;
  /** A key of the owner's. Unless said otherwise it is a secret one that reads and writes. */
  createKey(tenant: TestTenant, key?: Partial<KeyFor['key']>): Promise<string>;
  /** The text of the newest mail that was sent to somebody. */
  mailTo(address: string): Promise<string>;
  /** Ends what serves at once, in the middle of whatever it does, as a cut of the power would; only with `ownProcess`. */
  kill(): Promise<void>;
  /** Starts what was killed again. */
  revive(): Promise<void>;
  stop(): Promise<void>;
}

export interface TestServerOptions {
  /** HTTP is served by a process of its own, which can be killed. */
  ownProcess?: boolean;
  /** Also run the jobs: panoramas, mails, facts. */
  worker?: boolean;
  /** Origins besides its own whose pages may use a session. */
  consoleOrigins?: string[];
  /** Widens the rate limits so many times. */
  rateFactor?: number;
  /** Where ffmpeg is; without it films and sounds are refused. */
  ffmpegPath?: string | undefined;
  /** The name by which browsers reach it: passkeys want a name, not an address. */
  host?: '127.0.0.1' | 'localhost';
}

/** The whole server as it runs for people: a real database, files in a folder of its own, HTTP on a free port. */
export async function startTestServer({
  worker = false,
  consoleOrigins = [],
  rateFactor = 1000,
  ffmpegPath,
  host = '127.0.0.1',
  ownProcess = false,
}: TestServerOptions = {}): Promise<StartedServer> {
  const [folder, database, port] = await Promise.all([mkdtemp(join(tmpdir(), 'belvedere-test-')), testDatabase(), freePort()]);
  const env = {
    ...readEnv({ DATA_DIR: folder, PORT: String(port), PUBLIC_URL: `http://${host}:${port}`, LOG_LEVEL: 'error', FFMPEG_PATH: ffmpegPath }),
    CONSOLE_ORIGINS: consoleOrigins,
  };
  const { services, close } = await openServices(env, {
    runtimeUrl: database.runtimeUrl,
    secretKey: new Uint8Array(32).fill(7),
    rateFactor,
  });
  await syncPermissions(services.database, allScopes);
  const jobs = worker ? await startWorker({ jobsUrl: database.jobsUrl, services, jobs: allJobs, schedules: allSchedules }) : undefined;
  const settings = { DATA_DIR: folder, PORT: String(port), PUBLIC_URL: env.PUBLIC_URL, runtimeUrl: database.runtimeUrl, rateFactor };
  const startServing = () => startChild(SERVE, { args: [JSON.stringify(settings)] });
  let child = ownProcess ? await startServing() : undefined;
  const served = ownProcess ? undefined : await serve(env, { services, runtimeUrl: database.runtimeUrl });

  return {
    url: `http://${env.HOST}:${port}`,
    services,
    database,
    async createTenant(slug) {
      const [email, password] = [`owner@${slug}.example`, `${slug} has a long password`];
      const { userId } = await createUser(services, { email, password, displayName: `Owner of ${slug}` });
      const { id } = await createTenantFor(services, { slug, name: slug, ownerEmail: email });
      return { id, slug, userId, email, password, context: ownContext(services, { name: 'test', userId, tenant: slug }) };
    },
    async createKey(tenant, key) {
      const created = await createApiKeyFor(services, {
        tenant: tenant.slug,
        key: { name: 'test', kind: 'secret', allowRead: true, allowWrite: true, ...key },
      });
      return created.key;
    },
    async mailTo(address) {
      const lines = await readFile(join(folder, 'outbox.jsonl'), 'utf8').catch(() => '');
      const mails = lines
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as { to: string; text: string });
      return mails.findLast(({ to }) => to === address)?.text ?? '';
    },
    async kill() {
      await child?.kill();
    },
    async revive() {
      child = await startServing();
    },
    async stop() {
      await child?.kill();
      await served?.stop();
      await jobs?.stop();
      await close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
