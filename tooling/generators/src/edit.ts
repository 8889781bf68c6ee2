import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes a new file; never over an old one. */
export function createFile(file: string, content: string): void {
  if (existsSync(file)) throw new Error(`${file} is there already.`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

export function editFile(file: string, edit: (text: string) => string): void {
  const before = readFileSync(file, 'utf8');
  const after = edit(before);
  if (after === before) throw new Error(`${file} has another shape than the generator knows: nothing was changed in it.`);
  writeFileSync(file, after);
}

export const appendTo = (file: string, text: string) => editFile(file, (before) => `${before.trimEnd()}\n${text}`);

/** Adds a line before the first that matches. */
export const insertBefore = (text: string, { line, before }: { line: string; before: RegExp }) =>
  text.replace(before, (found) => `${line}\n${found}`);

const IMPORT = /^import [^;]*? from '([^']+)';$/gm;
/** Packages first, then what is further up, then what lies beside. */
const place = (module: string) => (module.startsWith('./') ? `2${module}` : module.startsWith('.') ? `1${module}` : `0${module}`);

/** Adds an import where the order of modules wants it. */
export function addImport(text: string, line: string): string {
  if (text.includes(line)) return text;
  const module = /from '([^']+)'/.exec(line)?.[1] ?? '';
  const imports = [...text.matchAll(IMPORT)];
  const next = imports.find(([, other = '']) => place(other) > place(module));
  if (next) return `${text.slice(0, next.index)}${line}\n${text.slice(next.index)}`;
  const last = imports.at(-1);
  if (!last) return `${line}\n\n${text}`;
  const end = last.index + last[0].length;
  return `${text.slice(0, end)}\n${line}${text.slice(end)}`;
}

/** Adds a name to the `import { … } from 'module'`, or export, of a text that has one. */
export function addImportedName(text: string, { name, module }: { name: string; module: string }): string {
  return text.replace(
    new RegExp(`(import|export) \\{([^}]*)\\} from '${RegExp.escape(module)}';`),
    (line, keyword: string, names: string) => {
      const list = names
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean);
      return list.includes(name) ? line : `${keyword} { ${[...list, name].sort().join(', ')} } from '${module}';`;
    },
  );
}
