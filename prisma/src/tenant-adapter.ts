import { PrismaPg } from '@prisma/adapter-pg';
import type {
  IsolationLevel,
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQueryable,
  Transaction,
} from '@prisma/driver-adapter-utils';
import type pg from 'pg';
import { currentScope, openingStatement, OutsideTransaction } from './scope.ts';
import { statementNames } from './statement-names.ts';

/** Waits for the answer to a statement, and may look at how long it takes. */
type Timed = <T>(text: string, answer: Promise<T>) => Promise<T>;

/**
 * Prisma's PostgreSQL adapter, but for two things: a transaction opens with its tenant in one message, and a query outside a
 * transaction is refused (R5). Prisma sends COMMIT and ROLLBACK itself.
 */
export function tenantAdapter(pool: pg.Pool, timed: Timed = (_, answer) => answer): SqlMigrationAwareDriverAdapterFactory {
  const nameOf = statementNames();
  const options = { statementNameGenerator: ({ sql }: { sql: string }) => nameOf(sql) };
  const factory = new PrismaPg(pool, options);

  async function startTransaction(isolationLevel?: IsolationLevel): Promise<Transaction> {
    const opening = openingStatement(currentScope(), isolationLevel);
    const connection = await pool.connect();
    try {
      await connection.query(opening);
    } catch (error) {
      connection.release(true);
      throw error;
    }
    return transactionOn(connection, await queryableOn(connection), timed);
  }

  /** Prisma's own conversion of values, on one connection instead of a pool: it calls nothing but `query`. */
  async function queryableOn(connection: pg.PoolClient): Promise<SqlQueryable> {
    const single = Object.assign(Object.create(pool), { query: connection.query.bind(connection), on: () => single });
    return new PrismaPg(single, options).connect();
  }

  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connectToShadowDb: () => factory.connectToShadowDb(),
    async connect(): Promise<SqlDriverAdapter> {
      const inner = await factory.connect();
      const refuse = () => Promise.reject(new OutsideTransaction());
      return {
        provider: inner.provider,
        adapterName: inner.adapterName,
        queryRaw: refuse,
        executeRaw: refuse,
        executeScript: refuse,
        startTransaction,
        dispose: () => inner.dispose(),
        ...(inner.getConnectionInfo && { getConnectionInfo: inner.getConnectionInfo.bind(inner) }),
      };
    },
  };
}

function transactionOn(connection: pg.PoolClient, inner: SqlQueryable, timed: Timed): Transaction {
  const release = async () => {
    connection.release();
  };
  const run = async (sql: string) => void (await connection.query(sql));
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    options: { usePhantomQuery: false },
    queryRaw: (query) => timed(query.sql, inner.queryRaw(query)),
    executeRaw: (query) => timed(query.sql, inner.executeRaw(query)),
    commit: release,
    rollback: release,
    createSavepoint: (name) => run(`SAVEPOINT ${name}`),
    rollbackToSavepoint: (name) => run(`ROLLBACK TO SAVEPOINT ${name}`),
    releaseSavepoint: (name) => run(`RELEASE SAVEPOINT ${name}`),
  };
}
