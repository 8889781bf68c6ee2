import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';

const optional = z.string().min(1).optional();
const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/$/, ''));

const providers = z.array(
  z.strictObject({
    slug: z.string().regex(/^[a-z0-9-]{1,40}$/),
    name: z.string().min(1).max(80),
    issuer: url,
    clientId: z.string().min(1),
    clientSecret: z.string().min(1),
    /** It stands in a network of your own, where nothing else is ever fetched; then http is allowed too. */
    isInternal: z.boolean().default(false),
  }),
);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const schema = z.object({
  /** Where this server listens. */
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  /** Where people reach it; links in mails and pages are made of it. */
  PUBLIC_URL: url.optional(),
  /** Origins of consoles that are served elsewhere, with commas between. */
  CONSOLE_ORIGINS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    ),
  /** How many proxies of yours stand in front; only they are believed about addresses. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** DNS servers that say whose a domain is (`192.0.2.1`, `192.0.2.1:53`), with commas between; those of this machine unless said. */
  DNS_SERVERS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    ),
  /** Embedded database, files, keys. */
  DATA_DIR: z.string().default('.belvedere'),
  /** A server of yours (PostgreSQL 15 or newer), as the owner of the schema; without it the embedded one is used. */
  DATABASE_URL: optional,
  /** Signs and encrypts: 32 bytes in base64. Without it one is made and kept in DATA_DIR. */
  SECRET_KEY: optional,
  /** Further keys that wrap data keys, each `version:32 bytes in base64`, with commas between; the highest version is used for new ones. */
  WRAPPING_KEYS: optional,
  /** Sites by which anybody may sign in (OpenID Connect), as JSON: [{ "slug", "name", "issuer", "clientId", "clientSecret" }]. */
  SIGN_IN_PROVIDERS: z
    .string()
    .default('[]')
    .transform((text, context) => {
      const parsed = providers.safeParse(parseJson(text));
      if (parsed.success) return parsed.data;
      context.addIssue({ code: 'custom', message: 'a JSON list of { slug, name, issuer, clientId, clientSecret } is wanted' });
      return z.NEVER;
    }),
  S3_ENDPOINT: optional,
  S3_REGION: z.string().default('us-east-1'),
  S3_BUCKET: optional,
  S3_ACCESS_KEY_ID: optional,
  S3_SECRET_ACCESS_KEY: optional,
  /** The program that converts film and sound, ffprobe beside it; by default the one on the search path. */
  FFMPEG_PATH: optional,
  /** A file in MaxMind's format that knows the country of an address, and its city; without it both stay empty. */
  GEOIP_PATH: optional,
  /** Where programs are looked for. */
  PATH: z.string().default(''),
  /** Where copies go: a folder on another disk, or a bucket. With it the nightly copies begin, and the log is archived. */
  BACKUP_DIR: optional,
  BACKUP_S3_BUCKET: optional,
  REDIS_URL: optional,
  /** Ports of this machine to which webhooks and imports may go, with commas between: for trying things out, and for nothing else. */
  LOOPBACK_PORTS: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter(Boolean).map(Number))
    .pipe(z.array(z.int().min(1).max(65_535)).max(100)),
  SMTP_URL: optional,
  MAIL_FROM: z.string().default('Belvedere <no-reply@localhost>'),
  /** Memory for published tours, in megabytes. */
  TOUR_CACHE_MB: z.coerce.number().int().min(1).max(4096).default(128),
  PAGE_CACHE_MB: z.coerce.number().int().min(1).max(4096).default(32),
  /** Statements that take longer are in the log, without their values. */
  SLOW_QUERY_MS: z.coerce.number().int().min(1).max(3_600_000).default(1_000),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Env = Omit<z.output<typeof schema>, 'PUBLIC_URL' | 'DATA_DIR'> & {
  PUBLIC_URL: string;
  DATA_DIR: string;
  /** Somebody said where the server is reached, by address or by port. */
  isAddressGiven: boolean;
};

export class BadEnvironment extends Error {
  override name = 'BadEnvironment';
}

/** The one place that reads the environment. */
export function readEnv(source: Record<string, string | undefined> = process.env, root: string = process.cwd()): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new BadEnvironment(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
  const env = parsed.data;
  return {
    ...env,
    PUBLIC_URL: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
    isAddressGiven: given['PUBLIC_URL'] !== undefined || given['PORT'] !== undefined,
    DATA_DIR: isAbsolute(env.DATA_DIR) ? env.DATA_DIR : resolve(root, env.DATA_DIR),
  };
}
