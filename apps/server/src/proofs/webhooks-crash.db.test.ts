import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInTransaction, type RequestContext } from '@belvedere/kernel';
import { HOUR, MINUTE, newId, SECOND } from '@belvedere/kernel/core';
import { createTenantFor, createUser, mediaReady, syncPermissions } from '@belvedere/platform';
import { inTier, runSeed, seededRandom, testDatabase } from '@belvedere/testing';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createCaller, ownContext } from '../caller.ts';
import { readEnv } from '../env.ts';
import { openServices, type OpenedServices } from '../open-services.ts';
import { allScopes } from '../systems.ts';
import { startChild, type Child } from '../testing/start-child.ts';

const FACTS = inTier({ sample: 60, middle: 2_000, all: 10_000 });
const KILLS = inTier({ sample: 1, middle: 8, all: 20 });
const FAILING = 0.3;
const ROLLED_BACK = 0.1;
const random = seededRandom(runSeed);

let folder: string;
let database: Awaited<ReturnType<typeof testDatabase>>;
let opened: OpenedServices;
let context: RequestContext;
let tenantId: string;
let receiver: Server;
let port: number;
let sender: Child | undefined;
/** The ids under which each fact came, by what it is about: every time it was tried, and when the partner took it in. */
const tried = new Map<string, string[]>();
const delivered = new Map<string, string[]>();
/** By the package that partners use. */
let partner: Webhook;
let requests = 0;
let forged = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belvedere-webhooks-'));
  database = await testDatabase();
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      requests++;
      if (!isGenuine(body, request.headers)) forged++;
      const isFailing = random() < FAILING;
      const { mediaId } = (JSON.parse(body) as { data: { mediaId: string } }).data;
      tried.set(mediaId, [...(tried.get(mediaId) ?? []), String(request.headers['webhook-id'])]);
      // What the partner has taken in counts, whether or not the sender lives to hear of it.
      if (!isFailing) delivered.set(mediaId, [...(delivered.get(mediaId) ?? []), String(request.headers['webhook-id'])]);
      setTimeout(() => response.writeHead(isFailing ? 500 : 204).end(), random() * 20);
    });
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  ({ port } = receiver.address() as AddressInfo);
  const env = readEnv({ DATA_DIR: folder, LOG_LEVEL: 'silent', LOOPBACK_PORTS: String(port) });
  opened = await openServices(env, { runtimeUrl: database.runtimeUrl, secretKey: new Uint8Array(32).fill(7) });
  const { services } = opened;
  await syncPermissions(services.database, allScopes);
  const person = { email: 'owner@webhooks.example', password: 'a bell that nobody answers', displayName: 'Owner' };
  const { userId } = await createUser(services, person);
  ({ id: tenantId } = await createTenantFor(services, { slug: 'bell', name: 'Bell', ownerId: userId }));
  context = ownContext(services, { name: 'proof', userId, tenant: 'bell' });
});
afterAll(async () => {
  await sender?.kill();
  receiver.closeAllConnections();
  receiver.close();
  await opened.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

test(
  'W1 W3 a sender that is killed at any moment, and a partner that fails at random: every fact arrives, genuine and under one id, and none that was rolled back',
  { timeout: inTier({ sample: 240_000, middle: 900_000, all: 1_800_000 }) },
  async () => {
    const { secret } = await createCaller(context).webhooks.create({ url: `http://127.0.0.1:${port}/`, eventTypes: [mediaReady.name] });
    partner = new Webhook(secret ?? '');
    const told = await tellFacts();
    expect(told.size).toBeGreaterThan(FACTS / 2);

    let killed = 0;
    let ahead = 0;
    for (let round = 0; round < KILLS; round++) {
      sender = await startSender(ahead);
      await untilMore(told.size / (KILLS + 2));
      await sender.kill(random() * 50);
      if (delivered.size < told.size) killed++;
      // Claims of the dead one are over, and the first retries are due.
      ahead += (2 * MINUTE) / SECOND;
    }
    sender = await startSender(ahead);
    await vi.waitFor(
      () => {
        sender?.process.send((ahead += HOUR / SECOND));
        expect(delivered.size).toBe(told.size);
      },
      { timeout: inTier({ sample: 120_000, all: 900_000 }), interval: 500 },
    );

    expect(killed, `BELVEDERE_SEED=${runSeed}`).toBe(KILLS);
    expect(new Set(delivered.keys())).toEqual(told);
    expect(new Set(tried.keys())).toEqual(told);
    expect([...tried.values()].filter((each) => new Set(each).size > 1)).toEqual([]);
    expect(forged).toBe(0);
    const again = [...delivered.values()].filter(({ length }) => length > 1).length;
    console.log(
      `webhooks: ${told.size} facts, ${killed} kills, ${requests} requests, all verified by standardwebhooks, 0 lost, ${again} came again under their id, BELVEDERE_SEED=${runSeed}`,
    );
  },
);

/** Whether the partner's library takes it. It compares with the clock of this process, and that of the sender goes ahead. */
function isGenuine(body: string, headers: IncomingHttpHeaders): boolean {
  vi.useFakeTimers({ toFake: ['Date'], now: Number(headers['webhook-timestamp']) * 1000 });
  try {
    partner.verify(body, headers as Record<string, string>);
    return true;
  } catch {
    return false;
  } finally {
    vi.useRealTimers();
  }
}

/** Tells facts, some in transactions that fail afterwards. @returns what the others are about. */
async function tellFacts(): Promise<Set<string>> {
  const told = new Set<string>();
  for (let fact = 0; fact < FACTS; fact++) {
    const mediaId = newId();
    const isRolledBack = random() < ROLLED_BACK;
    const telling = runInTransaction(context, { tenantId, scopes: new Set() }, async (ctx) => {
      await ctx.emit(mediaReady, {
        aggregateId: mediaId,
        payload: { mediaId, mediaType: 'image', mimeType: 'image/webp', width: 8, height: 4 },
      });
      if (isRolledBack) throw new Error('The verb failed after all.');
    });
    if (isRolledBack) await expect(telling).rejects.toThrow('after all');
    else {
      await telling;
      told.add(mediaId);
    }
  }
  return told;
}

function startSender(ahead: number): Promise<Child> {
  const args = [folder, database.runtimeUrl, database.jobsUrl, String(port)];
  return startChild(new URL('send-webhooks.ts', import.meta.url), { args, tell: ahead });
}

/** Waits until so many more have arrived than had. */
async function untilMore(many: number): Promise<void> {
  const wanted = delivered.size + many;
  await vi.waitFor(() => expect(delivered.size).toBeGreaterThanOrEqual(wanted), { timeout: 120_000, interval: 5 });
}
