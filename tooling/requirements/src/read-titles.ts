/** A test as its source names it. */
export interface TestTitle {
  file: string;
  title: string;
  /** Numbers of requirements that stand at its beginning: `0.12`, `I2`, `K3`, `W5`. */
  numbers: string[];
}

const NUMBER = /^(?:\d\.\d{1,2}|[A-Z]{1,2}\d{1,2})$/;
const OPENING = /(?:^|[^\w.])(?:test|it)(?:\.(?:for|each|concurrent|sequential)\b)?/g;
const QUOTES = new Set([`'`, '"', '`']);

/** The titles of all tests of a file: the first text after `test(`, `test.for(…)(` and their like. */
export function readTitles(file: string, source: string): TestTitle[] {
  return [...source.matchAll(OPENING)].flatMap(({ index, 0: opening }) => {
    let at = index + opening.length;
    // A table of cases comes in its own parentheses before the title.
    if (/\.(?:for|each)$/.test(opening)) at = afterGroup(source, at);
    const title = textAt(source, at);
    return title === undefined ? [] : [{ file, title, numbers: numbersOf(title) }];
  });
}

function numbersOf(title: string): string[] {
  const numbers: string[] = [];
  for (const word of title.split(/[\s,]+/)) {
    if (!NUMBER.test(word)) break;
    numbers.push(word);
  }
  return numbers;
}

/** The position after a balanced group that begins at a position. */
function afterGroup(source: string, from: number): number {
  let depth = 0;
  for (let at = from; at < source.length; at++) {
    const sign = source[at]!;
    if (QUOTES.has(sign)) at = endOfText(source, at);
    else if (sign === '(' || sign === '[' || sign === '{') depth++;
    else if (sign === ')' || sign === ']' || sign === '}') depth--;
    if (depth === 0 && sign === ')') return at + 1;
  }
  return source.length;
}

function textAt(source: string, from: number): string | undefined {
  const [opening = ''] = /^\s*\(\s*/.exec(source.slice(from, from + 200)) ?? [];
  const start = from + opening.length;
  if (opening === '' || !QUOTES.has(source[start] ?? '')) return undefined;
  return source.slice(start + 1, endOfText(source, start));
}

function endOfText(source: string, from: number): number {
  for (let at = from + 1; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === source[from]) return at;
  }
  return source.length;
}
