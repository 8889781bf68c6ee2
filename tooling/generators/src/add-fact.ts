import { existsSync } from 'node:fs';
import path from 'node:path';
import { nameIn } from './add-table.ts';
import { addImportedName, appendTo, createFile, editFile } from './edit.ts';
import { camelCase, checkName, pascalCase, snakeCase, words } from './names.ts';

export interface FactOptions {
  root: string;
  system: string;
  /** The thing that it happened to, in the singular. */
  aggregate: string;
  /** What happened, in the past tense: `published`. */
  happened: string;
}

/** A versioned fact in the system's facts.ts, exported for whoever hears it. */
export function addFact({ root, system, aggregate, happened }: FactOptions): string[] {
  checkName('What happened', happened);
  const source = path.join(root, 'packages', system, 'src');
  const file = path.join(source, 'facts.ts');
  const constant = `${camelCase(aggregate)}${pascalCase(happened)}`;
  if (!existsSync(file)) createFile(file, "import { defineFact } from '@belvedere/kernel';\nimport { z } from 'zod';\n");
  appendTo(
    file,
    `
/** A ${words(aggregate)} was ${words(happened)}. */
export const ${constant} = defineFact({
  name: '${system}.${nameIn(system, { aggregate, what: happened })}',
  version: 1,
  aggregate: '${snakeCase(aggregate)}',
  payload: z.object({ ${camelCase(aggregate)}Id: z.uuid() }),
});
`,
  );
  editFile(path.join(source, 'index.ts'), (text) =>
    text.includes("from './facts.ts'")
      ? addImportedName(text, { name: constant, module: './facts.ts' })
      : text.replace(/^(?=export .* from '\.\/scopes\.ts';$)/m, `export { ${constant} } from './facts.ts';\n`),
  );
  return [
    `The verb that makes it true leaves it: ctx.emit(${constant}, { aggregateId, payload }).`,
    'Payloads carry ids and what a hearer cannot look up; never a secret, never a whole row. A change that hearers notice is version 2.',
  ];
}
