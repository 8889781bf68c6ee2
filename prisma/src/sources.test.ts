import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Source {
  table: string;
  columns?: Record<string, string>;
}

const sources = parse(readFileSync(new URL('../sources.yaml', import.meta.url), 'utf8')) as Record<string, Record<string, Source>>;
const documents = new URL('../../../shared/seeds/', import.meta.url);
const schema = new URL('../schema/', import.meta.url);

const snake = (name: string) => name.replace(/(?<!^)([A-Z])/g, '_$1').toLowerCase();

/** Columns by table, as the Prisma schema maps them. */
function readTables(): Map<string, Set<string>> {
  const tables = new Map<string, Set<string>>();
  for (const file of readdirSync(schema))
    for (const [, body] of readFileSync(new URL(file, schema), 'utf8').matchAll(/^model \w+ \{\n([\s\S]*?)^\}/gm)) {
      const table = /@@map\("(\w+)"\)/.exec(body!)?.[1];
      const fields = [...body!.matchAll(/^ {2}(\w+)\s+[A-Z]\S*([^\n]*)$/gm)].filter(([, , rest]) => !rest!.includes('@relation'));
      tables.set(table!, new Set(fields.map(([, name, rest]) => /(?<!@)@map\("(\w+)"\)/.exec(rest!)?.[1] ?? name!)));
    }
  return tables;
}

/** Columns that a document gives an entity, in whichever of the three ways the documents use. */
function readColumns(document: string, entity: string): string[] {
  const text = readFileSync(new URL(document, documents), 'utf8');
  const block = (pattern: RegExp) => pattern.exec(text)?.[1];
  const diagram = block(new RegExp(`^ {4}${entity} \\{\\n([\\s\\S]*?)^ {4}\\}`, 'm'));
  if (diagram) return [...diagram.matchAll(/^\s+\S+ (\w+)/gm)].map(([, name]) => name!);
  const model = block(new RegExp(`^model ${entity} \\{\\n([\\s\\S]*?)^\\}`, 'm'));
  if (model) return [...model.matchAll(/^ {2}(\w+)\s+(String|DateTime|Int|Float|Boolean|UserRole)\b/gm)].map(([, name]) => name!);
  const list = block(new RegExp(`^Table: ${entity}\\n([\\s\\S]*?)^(?:\`\`\`|$)`, 'm'));
  if (list) return [...list.matchAll(/^- (\w+):/gm)].map(([, name]) => name!);
  const collection = block(new RegExp(`^Collection: ${entity}\\n\\{\\n([\\s\\S]*?)^\\}`, 'm'));
  if (collection) return [...collection.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name!);
  const keys = block(new RegExp(`^#### \`?${entity}\`?\\n[\\s\\S]*?Key Columns\\*\\*: ([^\\n]*)`, 'm'));
  if (keys) return [...keys.matchAll(/`(\w+)`/g)].map(([, name]) => name!);
  // Boxes of characters, of which several may stand side by side: the first of each line counts.
  const box = block(new RegExp(`^│\\s+${entity.toUpperCase()}\\s+│[^\\n]*\\n│─+│([\\s\\S]*?)^└`, 'm'));
  return [...(box ?? '').matchAll(/^│ (?:PK: |FK: )?(\w+)/gm)].map(([, name]) => name!);
}

describe.runIf(existsSync(documents))('sources.yaml', () => {
  const tables = readTables();
  for (const [document, entities] of Object.entries(sources))
    for (const [entity, source] of Object.entries(entities))
      test(`0.1 every column of ${entity} in ${document} is carried by ${source.table} or derived`, () => {
        const columns = readColumns(document, entity);
        expect(columns.length).toBeGreaterThan(1);
        const carried = tables.get(source.table) ?? new Set();
        const lost = columns.filter((column) => {
          const target = source.columns?.[column] ?? snake(column);
          return !target.startsWith('=') && !carried.has(target);
        });
        expect(lost).toEqual([]);
        const invented = Object.keys(source.columns ?? {}).filter((column) => !columns.includes(column));
        expect(invented).toEqual([]);
      });
});
