/** A call in the code of krpano's actions. */
export interface ActionCall {
  name: string;
  args: string[];
}

const MAX_CALLS = 500;
const MAX_DEPTH = 12;

/**
 * The calls that stand in a piece of action code, those in arguments of others too, in their order. Nothing is run: it is read as
 * names, brackets, commas and quotes.
 */
export function readCalls(code: string): ActionCall[] {
  const calls: ActionCall[] = [];
  read(code, 0, calls);
  return calls;
}

function read(code: string, depth: number, calls: ActionCall[]): void {
  if (depth > MAX_DEPTH) return;
  for (let at = 0; at < code.length && calls.length < MAX_CALLS;) {
    const open = code.indexOf('(', at);
    if (open === -1) return;
    const end = closing(code, open);
    const inside = code.slice(open + 1, end);
    const name = nameBefore(code, open);
    if (name !== '') {
      const args = splitArguments(inside);
      calls.push({ name, args });
      for (const arg of args) read(arg, depth + 1, calls);
    } else read(inside, depth + 1, calls);
    at = end + 1;
  }
}

function nameBefore(code: string, open: number): string {
  let from = open;
  while (from > 0 && /[\w.]/.test(code.charAt(from - 1))) from--;
  return code.slice(from, open);
}

/** The place of the bracket that closes the one at `open`, or the end where none does. */
function closing(code: string, open: number): number {
  let depth = 0;
  let quote = '';
  for (let at = open; at < code.length; at++) {
    const char = code.charAt(at);
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === "'" || char === '"') quote = char;
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) return at;
  }
  return code.length;
}

function splitArguments(inside: string): string[] {
  const args: string[] = [];
  let depth = 0;
  let quote = '';
  let from = 0;
  for (let at = 0; at <= inside.length; at++) {
    const char = inside.charAt(at);
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === "'" || char === '"') quote = char;
    else if (char === '(') depth++;
    else if (char === ')') depth--;
    if (at === inside.length || (char === ',' && depth === 0 && quote === '')) {
      args.push(unquoted(inside.slice(from, at)));
      from = at + 1;
    }
  }
  return args;
}

function unquoted(text: string): string {
  const bare = text.trim();
  const quote = bare.charAt(0);
  return bare.length > 1 && (quote === "'" || quote === '"') && bare.endsWith(quote) ? bare.slice(1, -1) : bare;
}
