import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from './read-csv.ts';
import { toCsvRow } from './to-csv-row.ts';

const read = (text: string) => readCsv(text, { maxRows: 100 });

test('a table is read with each delimiter that spreadsheets write, with or without a byte order mark', () => {
  for (const delimiter of [',', ';', '\t'])
    expect(read(`\uFEFFe-mail${delimiter}"full, name"\r\na@b.example${delimiter}"Ann, ""the"" first"\r\n`)).toEqual({
      columns: ['e-mail', 'full, name'],
      rows: [{ line: 2, cells: ['a@b.example', 'Ann, "the" first'] }],
    });
});

test('each row knows the line in which it begins, over empty lines and cells of several lines', () => {
  const found = read('a,b\n1,"x\ny\nz"\n\n2,y\n,\n3\n');
  expect(found?.rows.map(({ line, cells }) => [line, cells.length])).toEqual([
    [2, 2],
    [6, 2],
    [8, 1],
  ]);
});

test('what is no table is none: nothing at all, an open quote', () => {
  for (const text of ['', '\n\n', ',,\n', 'a,b\n"open']) expect(read(text), text).toBeUndefined();
  expect(readCsv(`a\n${'x\n'.repeat(50)}`, { maxRows: 10 })?.rows).toHaveLength(10);
});

test('what was written for a spreadsheet is read back as it was', () => {
  const cell = fc.string().filter((text) => text.trim() === text && !text.startsWith("'") && text !== '');
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
      const text = toCsvRow(['a', 'b']) + rows.map(toCsvRow).join('');
      expect(read(text)?.rows.map(({ cells }) => cells)).toEqual(rows);
    }),
  );
});
