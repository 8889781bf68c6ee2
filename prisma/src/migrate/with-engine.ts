import { setTimeout as delay } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import { DriverAdapterError, type SqlDriverAdapter, type SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { explainEngineError, type ScriptFailure } from './explain-engine-error.ts';
import { loadEngine, type SchemaEngine } from './load-engine.ts';
import { MigrationError } from './migration-error.ts';

/** The key under which Prisma's own CLI locks as well, so that neither runs into the other. */
const LOCK_KEY = 72707369;

export type Session = {
  engine: SchemaEngine;
  pool: pg.Pool;
};

export type WithEngineOptions = {
  url: string;
  /** How often a script is tried while an application holds a lock that it needs. */
  lockAttempts?: number;
  /** Milliseconds, as PostgreSQL's settings of these names. */
  lock_timeout?: number;
  statement_timeout?: number;
};

/**
 * Runs `work` with Prisma's engine over one single connection. One, because the migration lock belongs to it: when this process
 * dies, the server still ends the statement it was given, and the lock has to last until then.
 */
export async function withEngine<T>(
  { url, lockAttempts = 1, ...timeouts }: WithEngineOptions,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 10_000,
    application_name: 'belvedere-migrate',
    ...timeouts,
  });
  const connection = { lost: undefined as Error | undefined };
  pool.on('error', (error) => (connection.lost = error));
  let failure: ScriptFailure | undefined;

  const connect = async (): Promise<SqlDriverAdapter> => {
    const adapter = await new PrismaPg(pool).connect();
    // The adapter's own executeScript splits at every semicolon, also inside of function bodies, and commits each piece.
    adapter.executeScript = async (script) => {
      try {
        if (connection.lost) throw connection.lost;
        await retryOnLock(lockAttempts, () => pool.query(withFinish(script)));
      } catch (error) {
        if (error instanceof Error) failure = { error, script };
        if (!(error instanceof pg.DatabaseError)) throw error;
        const { code = '', severity = '', message, detail, column, hint } = error;
        throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint });
      }
    };
    return adapter;
  };
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: 'postgres',
    adapterName: 'belvedere-migrate',
    connect,
    connectToShadowDb: connect,
  };

  try {
    await pool.query('SELECT 1').catch((cause: unknown) => {
      throw new MigrationError(
        `The database can't be reached: ${cause instanceof Error ? cause.message : String(cause)}`,
        'Check the connection address, and that the server runs.',
        { cause },
      );
    });
    const engine = await loadEngine(factory);
    try {
      return await work({ engine, pool });
    } catch (error) {
      throw explainEngineError(error, failure);
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}

/** Waits until no other process migrates this database; the lock ends with the connection. */
export async function lockMigrations(pool: pg.Pool, { waitMs, log }: { waitMs: number; log: (line: string) => void }): Promise<void> {
  const deadline = Date.now() + waitMs;
  for (let attempt = 1; ; attempt++) {
    const { rows } = await pool.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [LOCK_KEY]);
    if (rows[0]?.mine) return;
    if (attempt === 1) log('Waiting for another process that migrates this database');
    if (Date.now() > deadline) {
      throw new MigrationError(
        `Another process has been migrating this database for ${Math.round(waitMs / 1000)} s`,
        `Let it end; see who it is by: SELECT * FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE locktype = 'advisory'.`,
      );
    }
    await delay(100);
  }
}

/** Work that is rolled back as a whole is tried again while an application holds a lock that it needs. */
async function retryOnLock<T>(attempts: number, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      // 55P03: lock_timeout passed; 40P01: deadlock.
      const blocked = error instanceof pg.DatabaseError && (error.code === '55P03' || error.code === '40P01');
      if (!blocked || attempt >= attempts) throw error;
      await delay(100 * 2 ** (attempt - 1) * (0.5 + Math.random()));
    }
  }
}

/**
 * Several statements sent as one message are one transaction, and the engine marks a migration as finished only afterwards.
 * The mark joins that transaction: what has no mark was rolled back, whatever died when, and can simply be run again.
 */
function withFinish(script: string): string {
  if (isConcurrent(script)) return script;
  return `${script}\n;UPDATE "_prisma_migrations" SET finished_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL;`;
}

/** CREATE INDEX CONCURRENTLY and its like refuse a transaction: alone in their file, written so that they can be repeated. */
function isConcurrent(script: string): boolean {
  return /^\s*(CREATE|DROP|REINDEX|ALTER)\b[^;]*\bCONCURRENTLY\b/im.test(script);
}
