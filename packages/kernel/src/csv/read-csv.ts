import { CsvError, parse } from 'csv-parse/sync';

/** A table as people bring it from a spreadsheet. */
export interface CsvFile {
  columns: string[];
  /** With the line of the file in which each begins, counted from 1 as editors do. */
  rows: { line: number; cells: string[] }[];
}

const DELIMITERS = [',', ';', '\t'] as const;

/** Reads RFC 4180, with the delimiters that spreadsheets write in other countries; undefined where a text is no such table. */
export function readCsv(text: string, { maxRows }: { maxRows: number }): CsvFile | undefined {
  try {
    const records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      to: maxRows + 1,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    const [head, ...rest] = records;
    if (!head || head.record.every((column) => column === '')) return undefined;
    const rows = rest.map(({ record, info }) => ({ line: info.lines - breaksIn(record), cells: record.map(withoutGuard) }));
    return { columns: head.record, rows };
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

/** The one that the first line has most of, outside of quotes. */
function delimiterOf(text: string): string {
  const [first = ''] = text.replaceAll(/"[^"]*"/g, '').split(/\r?\n/, 1);
  return DELIMITERS.toSorted((a, b) => first.split(b).length - first.split(a).length)[0]!;
}

const breaksIn = (record: readonly string[]) => record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);

/** Takes away the apostrophe that `toCsvRow` puts before what a spreadsheet would run. */
const withoutGuard = (cell: string) => cell.replace(/^'(?=[=+\-@\t\r])/, '');
