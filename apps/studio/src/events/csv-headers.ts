const SIGNS = [',', ';', '\t'] as const;
const QUOTE = '"';

/** The headers of a table, by the sign that its first line has most of. */
export function headersOf(content: string): string[] {
  const [line = ''] = content.replace(/^\uFEFF/, '').split(/\r?\n/, 1);
  const bySign = SIGNS.map((sign) => cellsOf(line, sign));
  const cells = bySign.toSorted((a, b) => b.length - a.length)[0] ?? [];
  return [...new Set(cells.map((cell) => cell.trim()).filter(Boolean))];
}

/** Cells of one line. Signs between quotes are letters, and a quote twice there is one. */
function cellsOf(line: string, sign: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const letter = line.charAt(at);
    if (letter === QUOTE && isQuoted && line.charAt(at + 1) === QUOTE) cell += line.charAt(++at);
    else if (letter === QUOTE) isQuoted = !isQuoted;
    else if (letter === sign && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else cell += letter;
  }
  return [...cells, cell];
}
