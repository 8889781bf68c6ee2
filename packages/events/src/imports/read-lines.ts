import { commonErrors, fail } from '@belvedere/kernel';
import { readCsv } from '@belvedere/kernel/csv';
import { eventsErrors } from '../errors.ts';
import { cellsOf, mapColumns, type Asked, type Columns, type Names } from './map-columns.ts';
import { MOST_ROWS } from './schemas.ts';

interface Read<Field extends string> {
  columns: Columns<Field>;
  lines: { line: number; cells: Partial<Record<Field, string>> }[];
}

/** The lines of a file by field. One that has no column for what every line needs is refused as a whole. */
export function readLines<Field extends string>(
  content: string,
  { names, asked, needed }: { names: Names<Field>; asked: Asked<Field> | undefined; needed: readonly (readonly Field[])[] },
): Read<Field> {
  const file = readCsv(content, { maxRows: MOST_ROWS + 1 }) ?? fail(eventsErrors.file_refused);
  if (file.rows.length > MOST_ROWS)
    fail(commonErrors.invalid_input, { fields: { content: `A file has at most ${MOST_ROWS} lines; bring the others in another one.` } });
  const columns = mapColumns(file.columns, names, asked);
  const missing = needed.filter((fields) => fields.every((field) => columns[field] === null)).map((fields) => fields[0]);
  if (missing.length > 0)
    fail(commonErrors.invalid_input, {
      fields: { columns: `Say which column has: ${missing.join(', ')}. The file has: ${file.columns.join(', ').slice(0, 500)}.` },
    });
  return { columns, lines: file.rows.map(({ line, cells }) => ({ line, cells: cellsOf(file.columns, columns, cells) })) };
}
