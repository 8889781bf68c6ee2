import { commonErrors, fail } from '@belvedere/kernel';

/** What files of other programs call a field, in small letters without anything but letters; the first is ours. */
export type Names<Field extends string> = Readonly<Record<Field, readonly string[]>>;

/** Which column of a file each field is in, by its header; null where it is in none. */
export type Columns<Field extends string> = Readonly<Record<Field, string | null>>;

/** What is asked: a header, or null for "do not take it from the file". */
export type Asked<Field extends string> = Readonly<Partial<Record<Field, string | null | undefined>>>;

const plain = (header: string) =>
  header
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '');

/** The columns as they are asked for, the others guessed by their headers. No column is taken for two fields by guessing. */
export function mapColumns<Field extends string>(
  headers: readonly string[],
  names: Names<Field>,
  asked: Asked<Field> | undefined,
): Columns<Field> {
  const fields = Object.keys(names) as Field[];
  const unknown = fields.filter((field) => asked?.[field] && !headers.includes(asked[field]));
  if (unknown.length > 0)
    fail(commonErrors.invalid_input, {
      fields: { columns: `The file has no column ${unknown.map((field) => `“${asked?.[field]}”`).join(', ')}.` },
    });
  const taken = new Set(Object.values(asked ?? {}));
  const found = fields.map((field): [Field, string | null] => {
    const wanted = asked?.[field];
    if (wanted !== undefined) return [field, wanted];
    const guess = names[field].map((name) => headers.find((header) => plain(header) === name && !taken.has(header))).find(Boolean);
    if (guess !== undefined) taken.add(guess);
    return [field, guess ?? null];
  });
  return Object.fromEntries(found) as Record<Field, string | null>;
}

/** The cells of a row by field; what is empty or in no column is absent. */
export function cellsOf<Field extends string>(
  headers: readonly string[],
  columns: Columns<Field>,
  cells: readonly string[],
): Partial<Record<Field, string>> {
  const found: Partial<Record<Field, string>> = {};
  for (const [field, header] of Object.entries(columns) as [Field, string | null][]) {
    const cell = header === null ? '' : (cells[headers.indexOf(header)] ?? '');
    if (cell !== '') found[field] = cell;
  }
  return found;
}
