import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toCsvRow } from './to-csv-row.ts';

/** Reads one record as RFC 4180 has it. */
function parse(row: string): string[] {
  const cells: string[] = [];
  const text = row.slice(0, -2);
  let at = 0;
  do {
    if (text[at] === '"') {
      let cell = '';
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        cell += text[at];
        if (text[at] === '"') at++;
      }
      cells.push(cell);
      at++;
    } else {
      const end = text.indexOf(',', at) >>> 0;
      cells.push(text.slice(at, end));
      at = Math.min(end, text.length);
    }
  } while (at++ < text.length);
  return cells;
}

test('4.36 a record of the export is read back as it was, but that no cell begins as a formula does', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 6 }), (values) => {
      const cells = parse(toCsvRow(values));
      expect(cells).toEqual(values.map((value) => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value)));
    }),
  );
  expect(toCsvRow(['=1+1', '+x', '-x', '@x', '\tx', 'a,"b"', null, -1])).toBe(`'=1+1,'+x,'-x,'@x,'\tx,"a,""b""",,-1\r\n`);
});
