export interface Requirement {
  number: string;
  text: string;
}

const MARK = /(?<![\d.–-])(?:[0-4]\.\d{1,2}|I\d{1,2})(?![\d.–])/g;

/** The numbered behaviours of the requirements, in order: of section 1 and of the invariants in section 3. */
export function readRequirements(document: string): Requirement[] {
  const sections = [between(document, '## 1. ', '## 2. '), between(document, '## 3. ', '## 4. ')];
  return sections.flatMap((section) =>
    section
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .flatMap(readLine),
  );
}

/** Several may stand in one line, each with the words up to the next. */
function readLine(line: string): Requirement[] {
  const marks = [...line.matchAll(MARK)].filter(({ index }) => isBeginning(line.slice(0, index)));
  return marks.map(({ 0: number, index }, n) => ({
    number,
    text: line
      .slice(index + number.length, marks[n + 1]?.index)
      .replace(/[·;\s]+$/, '')
      .trim(),
  }));
}

/** A number in the middle of a sentence refers to another requirement. */
function isBeginning(before: string): boolean {
  return /(?:^|[-:·;.]|^\w[^.:]*:)\s*$/.test(before);
}

function between(text: string, from: string, to: string): string {
  const start = text.indexOf(from);
  return text.slice(start, text.indexOf(to, start));
}

const ITEM = /\*\*([A-Z]\d{1,2})\*\*/g;

/** The items of the security document, by their letters. */
export function readSecurityItems(document: string): Requirement[] {
  const items = new Map<string, Requirement>();
  for (const line of document.split('\n')) {
    const marks = [...line.matchAll(ITEM)];
    for (const [n, { 0: mark, 1: number, index }] of marks.entries()) {
      const text = line.slice(index + mark.length, marks[n + 1]?.index).trim();
      if (!items.has(number!)) items.set(number!, { number: number!, text });
    }
  }
  return [...items.values()];
}
