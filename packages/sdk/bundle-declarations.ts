import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface DeclarationBundle {
  text: string;
  /** What it exports. */
  names: string[];
}

interface Bundling {
  /** Where tsc wrote a declaration file for each module. */
  folder: string;
  entry: string;
  /** Names that another bundle exports, and where that lies. */
  provided: ReadonlyMap<string, string>;
  /** Packages that the entry may name: its consumers have them. */
  allowed: ReadonlySet<string>;
}

interface Declarations {
  /** Each name with its text and whether its module exports it. */
  members: Map<string, string>;
  foreign: Map<string, Set<string>>;
}

interface Exports {
  types: string[];
  values: string[];
}

interface Link {
  isExport: boolean;
  isType: boolean;
  /** The names between the braces; undefined for `*`. */
  list: string | undefined;
  specifier: string | undefined;
  file: string;
  exported: Exports;
}

/**
 * Puts the declarations of an entry into one file. It knows the few forms that tsc writes for modules of named declarations, and
 * stops at any other: a name that two modules declare, a default export, a package that consumers do not have.
 */
export function bundleDeclarations({ folder, entry, provided, allowed }: Bundling): DeclarationBundle {
  const all: Declarations = { members: new Map(), foreign: new Map() };
  /** What each module exports: of types, and of values. */
  const exportsOf = new Map<string, Exports>();
  const names: string[] = [];

  const { types, values } = read(join(folder, entry));
  names.push(...types, ...values);
  const used = new Set(names);
  for (const name of used) for (const word of wordsOf(all.members.get(name) ?? '')) if (all.members.has(word)) used.add(word);
  for (const name of names) if (!all.members.has(name)) throw new Error(`${entry} exports ${name}, which no module declares.`);

  const body = [...all.members].filter(([name]) => used.has(name)).map(([, text]) => text);
  const words = wordsOf(body.join('\n'));
  const imports = [...all.foreign].flatMap(([specifier, imported]) => {
    const wanted = [...imported].filter((name) => words.has(name)).sort();
    if (wanted.length === 0) return [];
    if (!allowed.has(specifier) && !specifier.startsWith('./'))
      throw new Error(`The declarations of ${entry} name ${specifier}, which a consumer does not have.`);
    return [`import type { ${wanted.join(', ')} } from '${specifier}';`];
  });
  const exported = names.toSorted();
  return { text: `${[...imports, ...body].join('\n')}\nexport { ${exported.join(', ')} };\n`, names: exported };

  function read(file: string): Exports {
    const known = exportsOf.get(file);
    if (known) return known;
    const exported: Exports = { types: [], values: [] };
    exportsOf.set(file, exported);
    for (const statement of statementsOf(readFileSync(file, 'utf8'))) take(statement, { file, exported });
    return exported;
  }

  function take(statement: string, { file, exported }: { file: string; exported: Exports }): void {
    const { doc, code } = splitDoc(statement);
    const link = /^(import|export)( type)? (?:\{([^}]*)\}|\*)(?: from '([^']+)')?;$/.exec(code);
    if (link)
      return follow({ isExport: link[1] === 'export', isType: link[2] !== undefined, list: link[3], specifier: link[4], file, exported });
    const declaration = /^(export )?(?:declare )?(?:abstract )?(interface|type|class|const|function) ([A-Za-z_$][\w$]*)/.exec(code);
    if (!declaration) throw new Error(`${file}: a form that the bundler does not know: ${code.slice(0, 80)}`);
    const [, isExported, kind, name] = declaration as unknown as [string, string | undefined, string, string];
    const provider = provided.get(name);
    if (provider !== undefined) return add(all.foreign, provider, name);
    if (all.members.has(name)) throw new Error(`${file}: ${name} is declared in two modules.`);
    all.members.set(name, doc + code.replace(/^export /, ''));
    if (isExported) exported[kind === 'interface' || kind === 'type' ? 'types' : 'values'].push(name);
  }

  function follow(link: Link): void {
    const { isExport, isType, list, specifier, file, exported } = link;
    const listed = (list ?? '')
      .split(',')
      .map((name) => name.trim().replace(/^type /, ''))
      .filter(Boolean);
    if (listed.some((name) => name.includes(' as '))) throw new Error(`${file}: names may not change on their way (${listed.join(', ')}).`);
    if (specifier === undefined) return;
    if (!specifier.startsWith('.')) return listed.forEach((name) => add(all.foreign, specifier, name));
    const target = join(dirname(file), specifier.replace(/\.[jt]s$/, '.d.ts'));
    const { types, values } = read(target);
    if (!isExport) return;
    exported.types.push(...(list === undefined ? types : listed));
    if (list === undefined && !isType) exported.values.push(...values);
  }
}

/** The names in a text, without those in its comments. */
function wordsOf(text: string): Set<string> {
  return new Set(text.replaceAll(/\/\*[\s\S]*?\*\//g, '').match(/[A-Za-z_$][\w$]*/g));
}

/** Top-level statements, each with its doc comment. */
function statementsOf(text: string): string[] {
  const statements: string[] = [];
  let current: string[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    current.push(line);
    if (!/[;}]$/.test(line) || !isWhole(current.join('\n'))) continue;
    statements.push(current.join('\n'));
    current = [];
  }
  return statements;
}

/** Whether every bracket and comment is closed. */
function isWhole(text: string): boolean {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, '');
  return !code.includes('/*') && (code.match(/[{(]/g) ?? []).length === (code.match(/[})]/g) ?? []).length;
}

function splitDoc(statement: string): { doc: string; code: string } {
  const doc = /^\/\*\*[\s\S]*?\*\/\n/.exec(statement)?.[0] ?? '';
  return { doc, code: statement.slice(doc.length) };
}

function add(map: Map<string, Set<string>>, key: string, name: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(name));
}
