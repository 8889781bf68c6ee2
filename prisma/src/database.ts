import pg from 'pg';
import { Prisma, PrismaClient } from './generated/client.ts';
import { PREPARE_OPENING, runInScope, type TransactionScope } from './scope.ts';
import { ScopedQuery } from './scoped-query.ts';
import { statementNames } from './statement-names.ts';
import { tenantAdapter } from './tenant-adapter.ts';

/** The client of one open transaction: everything but opening, closing and raw text from outside. */
export type Transaction = Prisma.TransactionClient;

/** A prepared statement: its name stands for its text on every connection. */
export interface Statement {
  name: string;
  text: string;
  values: unknown[];
}

export interface DatabaseOptions {
  url: string;
  /** Connections for transactions. */
  poolSize?: number;
  /** Milliseconds that a transaction may take, and may wait for a connection. */
  timeout?: number;
  onError?: (error: Error) => void;
}

/** A statement that was answered: its text, without any value, and how long that took. */
export interface Answered {
  text: string;
  seconds: number;
}

export interface TransactionOptions {
  /** Milliseconds that this one may take; for work that goes through much. */
  timeout?: number;
  /** Sees the database as it was when it began, whatever others write meanwhile. */
  snapshot?: boolean;
}

export interface Database {
  /** Runs work in one transaction of one tenant; a throw rolls back. There is no other way to query. */
  transaction<T>(scope: TransactionScope, work: (tx: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** One prepared statement in a tenant's transaction, in a single round trip: for hot reads. */
  read<Row extends pg.QueryResultRow>(scope: TransactionScope, statement: Statement): Promise<Row[]>;
  /** The same for a statement that is put together as it is asked for. */
  readSql<Row extends object>(scope: TransactionScope, sql: Prisma.Sql): Promise<Row[]>;
  /** One of the narrow functions that find a tenant before it is known (schema `app`); no tenant's rows are in reach. */
  lookup<Row extends pg.QueryResultRow>(statement: Statement): Promise<Row[]>;
  /** Hears of every statement that was answered, from now on. */
  watch(listener: (answered: Answered) => void): void;
  /** Pool figures for metrics. */
  stats(): { total: number; idle: number; waiting: number };
  close(): Promise<void>;
}

/** Whether a statement failed because a unique key was there already. */
export const isTaken = (error: unknown): boolean => error instanceof pg.DatabaseError && error.code === '23505';

export function openDatabase({ url, poolSize = 10, timeout = 15_000, onError = () => {} }: DatabaseOptions): Database {
  const settings = {
    connectionString: url,
    connectionTimeoutMillis: timeout,
    application_name: 'belvedere',
    statement_timeout: timeout,
    // Waited for before the connection is given to anybody.
    onConnect: (connection: pg.ClientBase) => connection.query(PREPARE_OPENING),
  };
  const pool = new pg.Pool({ ...settings, max: poolSize });
  const readers = new pg.Pool({ ...settings, max: Math.max(2, Math.ceil(poolSize / 2)) });
  for (const each of [pool, readers]) {
    each.on('error', onError);
    // The pool hears errors of idle connections only; one that breaks in use would end the process.
    each.on('connect', (connection) => connection.on('error', onError));
  }
  const listeners: ((answered: Answered) => void)[] = [];
  /** Waits for an answer, and tells how long it took. */
  async function timed<T>(text: string, answer: Promise<T>): Promise<T> {
    const began = performance.now();
    try {
      return await answer;
    } finally {
      const seconds = (performance.now() - began) / 1_000;
      for (const listener of listeners) listener({ text, seconds });
    }
  }
  const nameOf = statementNames();
  const prisma = new PrismaClient({ adapter: tenantAdapter(pool, timed), transactionOptions: { maxWait: timeout, timeout } });

  async function read<Row extends object>(scope: TransactionScope, statement: Statement): Promise<Row[]> {
    const connection = await readers.connect();
    let broken = false;
    try {
      return await timed(
        statement.text,
        new Promise((resolve, reject) => {
          connection.query(new ScopedQuery(scope, statement, (error, result) => (error ? reject(error) : resolve(result.rows as Row[]))));
        }),
      );
    } catch (error) {
      // A statement that failed leaves its connection as it was; whatever else failed may have ended it.
      broken = !(error instanceof pg.DatabaseError && error.severity === 'ERROR');
      throw error;
    } finally {
      connection.release(broken);
    }
  }

  return {
    transaction: (scope, work, { timeout: longer, snapshot = false } = {}) =>
      runInScope(scope, () =>
        prisma.$transaction(work, {
          ...(longer !== undefined && { timeout: longer }),
          ...(snapshot && { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead }),
        }),
      ),
    read,
    readSql: (scope, { text, values }) => read(scope, { name: nameOf(text), text, values }),
    async lookup(statement) {
      return (await timed(statement.text, readers.query(statement))).rows;
    },
    watch: (listener) => void listeners.push(listener),
    stats: () => ({
      total: pool.totalCount + readers.totalCount,
      idle: pool.idleCount + readers.idleCount,
      waiting: pool.waitingCount + readers.waitingCount,
    }),
    async close() {
      await prisma.$disconnect();
      await Promise.all([pool.end(), readers.end()]);
    },
  };
}
