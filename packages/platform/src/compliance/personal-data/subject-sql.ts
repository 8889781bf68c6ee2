import type { TableEntry } from '@belvedere/db/registry';

type Subject = TableEntry['subjects'][string];

/**
 * SQL that is made of the registry. Whom it is about stands in settings of the transaction (`bindPerson`), so that the texts are the
 * same for everybody: they are planned once, and nothing of a person is ever part of a statement.
 */
const PERSON_ID = `nullif(current_setting('app.person_id', true), '')`;
const PERSON_EMAIL = `nullif(current_setting('app.person_email', true), '')`;
const PERSON_NAMES = `string_to_array(nullif(current_setting('app.person_names', true), ''), chr(31))`;
const PERSON_ATTEMPTS = `string_to_array(nullif(current_setting('app.person_attempts', true), ''), ',')`;

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Whether a row is about the person, by one column. */
function isAbout(column: string, { by }: Subject): string {
  switch (by) {
    case 'id':
      return `${quoted(column)} = (select ${PERSON_ID}::uuid)`;
    case 'text':
      return `${quoted(column)} = (select ${PERSON_ID})`;
    case 'principal':
      return `${quoted(column)} = (select 'user:' || ${PERSON_ID})`;
    case 'email':
      return `lower(${quoted(column)}) = (select lower(${PERSON_EMAIL}))`;
    case 'attempt':
      return `${quoted(column)} = ANY (${PERSON_ATTEMPTS})`;
  }
}

/** Whether a row is about the person, by any of its columns. */
export function isPersonal({ subjects, mentions }: TableEntry): string {
  const columns = Object.entries(subjects).map(([column, subject]) => isAbout(column, subject));
  return [...columns, ...(mentions.length > 0 ? [isMentioned(mentions)] : [])].join(' OR ') || 'false';
}

/** Whether the person's address or full name stands in one of these texts. */
function isMentioned(columns: readonly string[]): string {
  const text = `lower(concat_ws(' ', ${columns.map(quoted).join(', ')}))`;
  return `(position(lower(${PERSON_EMAIL}) IN ${text}) > 0 OR EXISTS (SELECT FROM unnest(${PERSON_NAMES}) AS name WHERE position(lower(name) IN ${text}) > 0))`;
}

/** The statements that erase the person from one table. `$1` is the replacements of a kept row as JSON. */
export function erasing(table: TableEntry): { sql: string; replace: Subject['replace'] | undefined }[] {
  const name = quoted(table.name);
  const statements = Object.entries(table.subjects).flatMap(([column, subject]) => {
    const where = isAbout(column, subject);
    if (subject.erase === 'delete') return [{ sql: `DELETE FROM ${name} WHERE ${where}`, replace: undefined }];
    const replaced = Object.keys(subject.replace).map(
      (key) => `${quoted(key)} = (jsonb_populate_record(NULL::${name}, $1::jsonb)).${quoted(key)}`,
    );
    const cleared = subject.erase === 'clear' ? [`${quoted(column)} = NULL`] : [];
    if (replaced.length + cleared.length === 0) return [];
    return [
      {
        sql: `UPDATE ${name} SET ${[...cleared, ...replaced].join(', ')} WHERE ${where}`,
        replace: replaced.length > 0 ? subject.replace : undefined,
      },
    ];
  });
  const mentioned =
    table.mentions.length > 0 ? [{ sql: `DELETE FROM ${name} WHERE ${isMentioned(table.mentions)}`, replace: undefined }] : [];
  return [...statements, ...mentioned];
}

/** The rows about the person as JSON texts, without what is secret. */
export function showing(table: TableEntry): string {
  const secrets = table.secrets.map((column) => `'${column}'`).join(', ');
  return `SELECT (to_jsonb(t) - ARRAY[${secrets}]::text[])::text AS row FROM ${quoted(table.name)} t WHERE ${isPersonal(table)}`;
}
