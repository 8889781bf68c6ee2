import pg from 'pg';
import { OPENING, openingValues, type TransactionScope } from './scope.ts';

/** What pg's query does with a connection and its answers: part of its code, but not of its types. */
interface RawQuery {
  prepare(connection: RawConnection): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: RawConnection): void;
}

interface RawConnection {
  bind(statement: { statement: string; values: string[] }): void;
  execute(portal: { portal: string; rows: number }): void;
}

type Callback = (error: Error | undefined, result: pg.ResultBuilder) => void;

const Query = pg.Query as unknown as new (config: pg.QueryConfig, callback: Callback) => InstanceType<typeof pg.Query> & RawQuery;

/**
 * A prepared statement that brings its tenant: the opening and the statement go out together and end with one `Sync`. PostgreSQL runs what
 * stands before a `Sync` as one transaction, so that BEGIN and COMMIT need no messages, and after an error the connection is as new.
 */
export class ScopedQuery extends Query {
  readonly #opening: string[];
  #isOpen = false;

  constructor(scope: TransactionScope, statement: pg.QueryConfig, callback: Callback) {
    // Always in parts: a simple query has no place for the opening.
    super({ ...statement, queryMode: 'extended' } as pg.QueryConfig, callback);
    this.#opening = openingValues(scope);
  }

  override prepare(connection: RawConnection): void {
    connection.bind({ statement: OPENING, values: this.#opening });
    connection.execute({ portal: '', rows: 0 });
    super.prepare(connection);
  }

  /** The opening answers with one row, which is nobody's. */
  override handleDataRow(message: unknown): void {
    if (this.#isOpen) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: RawConnection): void {
    if (this.#isOpen) super.handleCommandComplete(message, connection);
    this.#isOpen = true;
  }
}
