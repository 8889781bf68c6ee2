import { join } from 'node:path';
import { openDatabase } from '@belvedere/db';
import { systemClock, type Clock, type Services } from '@belvedere/kernel';
import { deriveKey } from '@belvedere/kernel/crypto';
import { findFfmpeg } from '@belvedere/kernel/ffmpeg';
import { withLoopback } from '@belvedere/kernel/fetch';
import { createMemoryLimiter, type Limiter } from '@belvedere/kernel/limits';
import { createMailer, fileOutbox } from '@belvedere/kernel/mail';
import { createLogger, type Logger } from '@belvedere/kernel/observability';
import { diskStorage, type Storage } from '@belvedere/kernel/storage';
import { createAccess, createAuditTrail, createUsageRecorder, openGeography } from '@belvedere/platform';
import type { Env } from './env.ts';
import { createLimits } from './limits.ts';
import { openKeyring } from './open-keyring.ts';
import { allScopes, allThings } from './systems.ts';

export interface OpenedServices {
  services: Services;
  close(): Promise<void>;
}

/** What a process has once: database, files, mail, limits, log. */
export async function openServices(
  env: Env,
  options: { runtimeUrl: string; secretKey: Uint8Array; clock?: Clock; log?: Logger; rateFactor?: number },
): Promise<OpenedServices> {
  const clock = options.clock ?? systemClock;
  const log = options.log ?? createLogger({ name: 'belvedere', level: env.LOG_LEVEL });
  const database = openDatabase({ url: options.runtimeUrl, onError: (error) => log.error({ err: error }, 'database connection') });
  // The text of a statement has no value in it: nothing of anybody stands in the log.
  database.watch(({ text, seconds }) => {
    if (seconds * 1_000 >= env.SLOW_QUERY_MS)
      log.warn({ statement: text.replaceAll(/\s+/g, ' ').slice(0, 1_000), seconds }, 'slow statement');
  });
  const storage = await openStorage(env);
  const ffmpeg = await findFfmpeg({ given: env.FFMPEG_PATH, searchPath: env.PATH });
  const findPlace = env.GEOIP_PATH === undefined ? undefined : await openGeography(env.GEOIP_PATH);
  const { limiter, closeLimiter } = await openLimiter(env, log);
  const mailer = createMailer({
    from: env.MAIL_FROM,
    ...(env.SMTP_URL !== undefined && { smtp: env.SMTP_URL }),
    outbox: fileOutbox({ path: join(env.DATA_DIR, 'outbox.jsonl') }),
  });
  const signingKey = deriveKey(options.secretKey, 'addresses and tokens');
  const onLost = (error: unknown, lost: number) => log.warn({ err: error, lost }, 'calls of keys could not be counted');
  const usage = createUsageRecorder({ database, clock, onError: onLost });
  const services: Services = {
    database,
    storage,
    mailer,
    limits: createLimits(limiter, options.rateFactor),
    access: createAccess({ database, clock, scopes: allScopes, things: allThings, signingKey }),
    audit: createAuditTrail(),
    usage,
    clock,
    log,
    publicUrl: env.PUBLIC_URL,
    ...(env.LOOPBACK_PORTS.length > 0 && { fetchPolicy: withLoopback(env.LOOPBACK_PORTS) }),
    ...(env.DNS_SERVERS.length > 0 && { dnsServers: env.DNS_SERVERS }),
    signingKey,
    keyring: openKeyring(env, options.secretKey),
    ownOrigins: [new URL(env.PUBLIC_URL).origin, ...env.CONSOLE_ORIGINS],
    signInProviders: env.SIGN_IN_PROVIDERS,
    ffmpeg,
    findPlace,
  };
  return {
    services,
    async close() {
      closeLimiter();
      mailer.close();
      await usage.close();
      await database.close();
    },
  };
}

async function openStorage(env: Env): Promise<Storage> {
  if (env.S3_BUCKET === undefined) return diskStorage({ root: join(env.DATA_DIR, 'files') });
  return openBucket(env, env.S3_BUCKET);
}

/** A bucket of the S3 service that is configured. */
export async function openBucket(env: Env, bucket: string): Promise<Storage> {
  const { S3_REGION: region, S3_ENDPOINT: endpoint, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  // As with Redis below: whoever has none does not load what speaks to it.
  const { s3Storage } = await import('@belvedere/kernel/storage/s3');
  return s3Storage({
    bucket,
    client: {
      region,
      ...(endpoint && { endpoint, forcePathStyle: true }),
      ...(accessKeyId && secretAccessKey && { credentials: { accessKeyId, secretAccessKey } }),
    },
  });
}

async function openLimiter(env: Env, log: Logger): Promise<{ limiter: Limiter; closeLimiter: () => void }> {
  const memory = createMemoryLimiter();
  if (env.REDIS_URL === undefined) return { limiter: memory, closeLimiter: () => {} };
  const onError = (error: unknown) => log.warn({ err: error }, 'redis: limits are counted in this process meanwhile');
  const { connectRedis, createRedisLimiter } = await import('@belvedere/kernel/limits/redis');
  const redis = connectRedis({ url: env.REDIS_URL, onError });
  return { limiter: createRedisLimiter({ redis, fallback: memory, onError }), closeLimiter: () => redis.disconnect() };
}
