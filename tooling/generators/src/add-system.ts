import { existsSync } from 'node:fs';
import path from 'node:path';
import { addFact } from './add-fact.ts';
import { addProcedure } from './add-procedure.ts';
import { addTable } from './add-table.ts';
import { addImport, createFile, editFile } from './edit.ts';
import { camelCase, checkName, plural, words } from './names.ts';

export interface SystemOptions {
  root: string;
  /** Package and first word of every path: `workshops`. */
  system: string;
  /** Its first thing, in the singular: `workshop`. */
  aggregate: string;
}

/** A whole system in the shape of docs/architecture: one table, four procedures, one fact; mounted in the server. */
export function addSystem({ root, system, aggregate }: SystemOptions): string[] {
  checkName('The system', system);
  checkName('The aggregate', aggregate);
  const folder = path.join(root, 'packages', system);
  if (existsSync(folder)) throw new Error(`packages/${system} is there already.`);
  for (const [file, content] of Object.entries(filesOf(system, aggregate))) createFile(path.join(folder, file), content);
  const options = { root, system, aggregate };
  addTable(options);
  for (const verb of ['create', 'get', 'list', 'remove']) addProcedure({ ...options, verb });
  addFact({ ...options, happened: 'created' });
  mount(root, system);
  return [
    '`pnpm install`, `pnpm workspace --fix`, `pnpm turbo run generate`, `pnpm verify`.',
    `Write packages/${system}/README.md: purpose, words, tables owned, facts published and heard, invariants, scopes.`,
    'Write the migration (`pnpm belvedere migrate diff`), and the rules of the aggregate with their tests.',
  ];
}

function mount(root: string, system: string): void {
  const name = camelCase(system);
  const server = path.join(root, 'apps/server');
  editFile(path.join(server, 'src/router.ts'), (text) =>
    addImport(text, `import { ${name}Router } from '@belvedere/${system}';`)
      .replace(/(type Systems = [^}]*?);? *\}/, `$1; ${name}: typeof ${name}Router }`)
      .replace(/(const systems: Systems = \{[^}]*?),? *\}/, `$1, ${name}: ${name}Router }`),
  );
  editFile(path.join(server, 'src/systems.ts'), (text) =>
    addImport(text, `import { ${name}Scopes } from '@belvedere/${system}';`).replace(
      /(allScopes[^=]*= \[.*?)\];/s,
      `$1, ...Object.values(${name}Scopes)];`,
    ),
  );
  editFile(path.join(server, 'package.json'), (text) =>
    text.replace(/"dependencies": \{([^}]*)\}/, (_, list: string) => {
      const dependencies = { ...(JSON.parse(`{${list}}`) as Record<string, string>), [`@belvedere/${system}`]: 'workspace:*' };
      const sorted = Object.fromEntries(Object.entries(dependencies).sort(([a], [b]) => (a < b ? -1 : 1)));
      return `"dependencies": ${JSON.stringify(sorted, null, 2).replaceAll('\n', '\n  ')}`;
    }),
  );
}

const ours = (...names: string[]) => Object.fromEntries(names.map((name) => [`@belvedere/${name}`, 'workspace:*']));
const theirs = (...names: string[]) => Object.fromEntries(names.map((name) => [name, 'catalog:']));
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

function filesOf(system: string, aggregate: string): Record<string, string> {
  const name = camelCase(system);
  const room = plural(aggregate);
  return {
    'package.json': json({
      name: `@belvedere/${system}`,
      version: '0.1.0',
      private: true,
      license: 'Apache-2.0',
      type: 'module',
      exports: { '.': './src/index.ts' },
      dependencies: { ...ours('db', 'kernel'), ...theirs('zod') },
      devDependencies: { ...ours('tsconfig'), ...theirs('@types/node', 'vitest') },
    }),
    'turbo.json': '{\n  "$schema": "https://turborepo.com/schema.json",\n  "extends": ["//"],\n  "tags": ["system"]\n}\n',
    'tsconfig.json':
      '{\n  "extends": "@belvedere/tsconfig/base.json",\n  "references": [{ "path": "../../prisma" }, { "path": "../kernel" }]\n}\n',
    'README.md': `# ${words(system)}\n\nWhat it is for, in one sentence.\n\n| | |\n|---|---|\n| words | |\n| tables | |\n| facts published | |\n| facts heard | |\n| invariants | |\n| scopes | |\n`,
    'src/errors.ts': `import { defineErrors } from '@belvedere/kernel';

export const ${name}Errors = defineErrors('${system}', {
});
`,
    'src/scopes.ts': `import { defineScopes } from '@belvedere/kernel';

export const ${name}Scopes = defineScopes('${system}', {
  read: { description: 'Read ${words(system)}.', from: 'member', keyClass: 'read' },
  write: { description: 'Create and change ${words(system)}.', from: 'editor', keyClass: 'write' },
});
`,
    'src/index.ts': `export { ${name}Errors } from './errors.ts';
export { ${name}Scopes } from './scopes.ts';
export { ${camelCase(room)}Router${room === system ? '' : ` as ${name}Router`} } from './${room}/router.ts';
`,
  };
}
