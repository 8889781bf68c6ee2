import pg from 'pg';
import { MigrationError } from './migration-error.ts';

/** The last script that failed and why; the engine hands on only a text. */
export type ScriptFailure = { error: Error; script: string };

/** One line, and the way out, for what came out of the engine; other errors as they are. */
export function explainEngineError(cause: unknown, failure: ScriptFailure | undefined): unknown {
  if (!(cause instanceof Error)) return cause;
  if (failure) return explainScript(cause.message, failure);
  if (cause.name !== 'SchemaConnectorError') return cause;

  // The engine appends a trace of its own frames, and puts headings before the cause.
  const [said = ''] = cause.message.split('\n   0:');
  const message = said.replace(/^(?:external connector error\s+|Error querying the database:\s+|ERROR:\s+)+/, '').replaceAll(/\s+/g, ' ');
  const wayOut = message.startsWith('permission denied')
    ? "Migrate with the connection of the schema's owner."
    : 'Nothing was changed: correct the cause, then start again.';
  return new MigrationError(`Migrating failed: ${message}`, wayOut, { cause });
}

function explainScript(trace: string, { error, script }: ScriptFailure): MigrationError {
  const name = /migration_name="([^"]+)"/.exec(trace)?.[1] ?? 'A migration';
  const { code, position } = error instanceof pg.DatabaseError ? error : {};
  const line = position ? ` at line ${script.slice(0, Number(position)).split('\n').length}` : '';
  const wayOut =
    code === '55P03'
      ? 'An application or a long query holds the table: end it, then start again. Nothing of the migration remains.'
      : 'Nothing of it remains: correct the cause, then start again.';
  return new MigrationError(`${name} failed${line}: ${error.message}`, wayOut, { cause: error });
}
