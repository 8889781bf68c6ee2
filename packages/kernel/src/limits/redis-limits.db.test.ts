import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../core/index.ts';
import type { RatePolicy } from './gcra.ts';
import { createMemoryLimiter } from './memory-limiter.ts';
import { connectRedis, createRedisLimiter } from './redis-limiter.ts';

// A program of the machine, not of this repository.
const REDIS_SERVER: string = 'redis-server';
const daily: RatePolicy = { name: 'daily', limit: 50, windowSeconds: 86_400 };
const onError = (error: unknown) => {
  throw error;
};
let folder: string;
let socket: string;
let server: ChildProcess;
let clients: Redis[];

/** Starts a Redis of our own on a socket, without a port and without files. */
async function startRedis(): Promise<ChildProcess> {
  const started = spawn(REDIS_SERVER, ['--port', '0', '--unixsocket', socket, '--save', '', '--appendonly', 'no', '--dir', folder]);
  const missing = once(started, 'error').then(() => {
    throw new Error(`There is no ${REDIS_SERVER} on the PATH. Install it: apt-get install redis-server, or brew install redis.`);
  });
  const ready = (async () => {
    for await (const line of createInterface({ input: started.stdout })) if (line.includes('ready to accept')) return;
  })();
  await Promise.race([ready, missing]);
  started.stdout.resume();
  return started;
}

async function connect(errors: (error: unknown) => void, answerWithin?: number): Promise<Redis> {
  const redis = connectRedis({ url: socket, onError: errors, ...(answerWithin !== undefined && { answerWithin }) });
  await once(redis, 'ready');
  return redis;
}

/** Patient ones: a thousand calls at once on a busy machine are no server that is away. */
const connectTwice = () => Promise.all([connect(onError, 20_000), connect(onError, 20_000)]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redis-'));
  socket = join(folder, 'redis.sock');
  server = await startRedis();
  clients = await connectTwice();
});
afterAll(async () => {
  for (const client of clients) client.disconnect();
  server.kill();
  if (server.exitCode === null) await once(server, 'exit');
  await rm(folder, { recursive: true });
});

const limiters = () => clients.map((redis) => createRedisLimiter({ redis, fallback: createMemoryLimiter(), onError }));

describe('rate limits in Redis', () => {
  test('K3 of 1,000 at once through two processes exactly 50 pass', async () => {
    const key = newId();
    const verdicts = await Promise.all(limiters().flatMap((limiter) => Array.from({ length: 500 }, () => limiter.take(key, daily))));
    expect(verdicts.filter(({ allowed }) => allowed)).toHaveLength(50);
    const left = verdicts.filter(({ allowed }) => allowed).map(({ remaining }) => remaining);
    expect(new Set(left)).toEqual(new Set(Array.from({ length: 50 }, (_, index) => index)));
    for (const { allowed, remaining, resetSeconds } of verdicts)
      if (!allowed) expect([remaining, resetSeconds <= 1_728, resetSeconds > 1_700]).toEqual([0, true, true]);
  });

  test('K3 calls grow back by the clock of the server, and the key goes when all have', async () => {
    const [redis] = clients;
    const [limiter] = limiters();
    const quick: RatePolicy = { name: 'quick', limit: 10, windowSeconds: 1 };
    const key = newId();
    // Sent together: one by one, on a busy machine, they take longer than the tenth of a second in which a call grows back.
    const taken = await Promise.all(Array.from({ length: 11 }, async () => (await limiter?.take(key, quick))?.allowed));
    expect(taken).toEqual([...Array.from({ length: 10 }, () => true), false]);
    await expect.poll(async () => (await limiter?.take(key, quick))?.allowed, { interval: 20, timeout: 2_000 }).toBe(true);
    await expect.poll(() => redis?.exists(`rate:quick:${key}`), { interval: 50, timeout: 3_000 }).toBe(0);
  });

  test('K3 a cost is taken whole or not at all', async () => {
    const [limiter] = limiters();
    const key = newId();
    expect(await limiter?.take(key, daily, 30)).toMatchObject({ allowed: true, remaining: 20 });
    expect(await limiter?.take(key, daily, 21)).toMatchObject({ allowed: false, remaining: 20 });
    expect(await limiter?.take(key, daily, 20)).toMatchObject({ allowed: true, remaining: 0 });
    await expect(limiter?.take(key, daily, 51)).rejects.toThrow(RangeError);
  });

  test('X11 while Redis is away this process counts alone, and afterwards Redis counts again', async () => {
    const errors: unknown[] = [];
    const redis = await connect((error) => void errors.push(error));
    const limiter = createRedisLimiter({ redis, fallback: createMemoryLimiter(), onError: (error) => void errors.push(error) });
    const key = newId();
    for (const client of clients) client.disconnect();
    server.kill('SIGKILL');
    await once(server, 'exit');
    const verdicts = await Promise.all(Array.from({ length: 100 }, () => limiter.take(key, daily)));
    expect(verdicts.filter(({ allowed }) => allowed)).toHaveLength(50);
    expect(errors.length).toBeGreaterThan(0);
    await rm(socket, { force: true });
    server = await startRedis();
    if (redis.status !== 'ready') await once(redis, 'ready');
    expect(await limiter.take(key, daily)).toMatchObject({ allowed: true, remaining: 49 });
    redis.disconnect();
    clients = await connectTwice();
  });
});
