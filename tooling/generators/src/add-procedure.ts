import { existsSync } from 'node:fs';
import path from 'node:path';
import { errorOf } from './add-table.ts';
import { addImport, addImportedName, appendTo, createFile, editFile, insertBefore } from './edit.ts';
import { camelCase, checkName, pascalCase, plural, snakeCase, words } from './names.ts';

export interface ProcedureOptions {
  root: string;
  system: string;
  /** The thing, in the singular; its room under src/ has the plural. */
  aggregate: string;
  /** What is done to it: `publish`, `list`. */
  verb: string;
}

type Kind = 'create' | 'list' | 'get' | 'change';

interface Parts {
  system: string;
  aggregate: string;
  verb: string;
  /** File and function: `publish-tour`, `list-tours`. */
  name: string;
  kind: Kind;
}

/** A verb in a file of its own, its input schema, its line in the router. */
export function addProcedure({ root, system, aggregate, verb }: ProcedureOptions): string[] {
  checkName('The verb', verb);
  const kind = kindOf(verb);
  const name = `${verb}-${kind === 'list' ? plural(aggregate) : aggregate}`;
  const parts = { system, aggregate, verb, name, kind };
  const room = path.join(root, 'packages', system, 'src', plural(aggregate));
  const router = path.join(room, 'router.ts');

  createFile(path.join(room, `${name}.ts`), verbFile(parts));
  appendTo(path.join(room, 'schemas.ts'), inputSchema(parts));
  if (!existsSync(router)) createFile(router, emptyRouter(parts));
  editFile(router, (text) => withProcedure(text, parts));
  const scope = isQuery(kind) ? 'read' : 'write';
  return [
    `Write what ${camelCase(name)} does, and its test beside it (${name}.db.test.ts: a real database, two tenants).`,
    `router.ts: look at scope (${scope}), errors${isQuery(kind) ? '' : ', audit and idempotent'}: they are decisions, not defaults.`,
  ];
}

function kindOf(verb: string): Kind {
  if (verb === 'create' || verb === 'get') return verb;
  return verb === 'list' || verb === 'search' ? 'list' : 'change';
}

const isQuery = (kind: Kind) => kind === 'get' || kind === 'list';

const bodies: Record<Kind, (parts: Parts) => { table: string[]; input: string; output: string; body: string }> = {
  get: ({ aggregate }) => {
    const find = `find${pascalCase(aggregate)}`;
    const view = `to${pascalCase(aggregate)}View`;
    return { table: [find, view], input: '{ id: string }', output: 'View', body: `  return ${view}(await ${find}(ctx, input.id));` };
  },
  create: ({ aggregate, name }) => {
    const insert = `insert${pascalCase(aggregate)}`;
    const view = `to${pascalCase(aggregate)}View`;
    const body = `  const row = await ${insert}(ctx, input);\n  ctx.changed({ after: { title: row.title } });\n  return ${view}(row);`;
    return { table: [insert, view], input: `${pascalCase(name)}Input`, output: 'View', body };
  },
  list: ({ aggregate, name }) => {
    const list = `list${pascalCase(aggregate)}Rows`;
    return { table: [list], input: `${pascalCase(name)}Input`, output: 'Page', body: `  return ${list}(ctx, input);` };
  },
  change: ({ aggregate, verb }) => {
    const find = `find${pascalCase(aggregate)}`;
    const view = `to${pascalCase(aggregate)}View`;
    const update = `update${pascalCase(aggregate)}Row`;
    // A removal is written out; of any other verb only its author knows what it changes.
    const data = verb === 'remove' ? '{ deletedAt: ctx.now }' : '{}';
    const body = `  const row = await ${find}(ctx, input.id);
  const changed = await ${update}(ctx, row, ${data});
  ctx.changed({ before: { title: row.title }${verb === 'remove' ? '' : ', after: { title: changed.title }'} });
  return ${view}(changed);`;
    return { table: [find, view, update], input: '{ id: string }', output: 'View', body };
  },
};

function verbFile(parts: Parts): string {
  const { table, input, output, body } = bodies[parts.kind](parts);
  const view = `${pascalCase(parts.aggregate)}${output}`;
  const types = [view, input].filter((type) => !type.startsWith('{')).sort();
  return `import type { Call } from '@belvedere/kernel';
import type { ${types.join(', ')} } from './schemas.ts';
import { ${table.join(', ')} } from './table.ts';

export async function ${camelCase(parts.name)}({ ctx, input }: Call<${input}>): Promise<${view}> {
${body}
}
`;
}

function inputSchema({ kind, name }: Parts): string {
  const fields = {
    get: '{ id: z.uuid() }',
    change: '{ id: z.uuid() }',
    create: '{ title: z.string().trim().min(1).max(200) }',
    list: '{ cursor: z.uuid().optional(), limit: z.int().min(1).max(100).default(20) }',
  }[kind];
  const type =
    kind === 'create' || kind === 'list' ? `export type ${pascalCase(name)}Input = z.output<typeof ${camelCase(name)}Input>;\n` : '';
  return `\nexport const ${camelCase(name)}Input = z.strictObject(${fields});\n${type}`;
}

const emptyRouter = ({ system, aggregate, kind }: Parts) => `import { ${isQuery(kind) ? 'query' : 'command'} } from '@belvedere/kernel';
import { ${camelCase(system)}Errors as errors } from '../errors.ts';
import { ${camelCase(system)}Scopes as scopes } from '../scopes.ts';


export const ${camelCase(plural(aggregate))}Router = {
};
`;

function withProcedure(text: string, parts: Parts): string {
  const { aggregate, name, kind } = parts;
  const schemas = [`${camelCase(name)}Input`, `${camelCase(aggregate)}${kind === 'list' ? 'Page' : 'View'}`];
  let result = insertBefore(text, { line: procedureOf(parts), before: /^\};\n?$/m });
  result = addImport(result, `import { ${camelCase(name)} } from './${name}.ts';`);
  result = addImportedName(result, { name: isQuery(kind) ? 'query' : 'command', module: '@belvedere/kernel' });
  if (!result.includes("from './schemas.ts'")) return addImport(result, `import { ${schemas.join(', ')} } from './schemas.ts';`);
  for (const schema of schemas) result = addImportedName(result, { name: schema, module: './schemas.ts' });
  return result;
}

function procedureOf({ system, aggregate, verb, name, kind }: Parts): string {
  const output = `${camelCase(aggregate)}${kind === 'list' ? 'Page' : 'View'}`;
  const errors = kind === 'create' || kind === 'list' ? '' : `errors.${errorOf(system, aggregate)}`;
  const action = `${system}.${snakeCase(aggregate)}.${snakeCase(verb)}${verb.endsWith('e') ? 'd' : 'ed'}`;
  const resourceId = kind === 'create' ? '({ output }) => output.id' : '({ input }) => input.id';
  const effects = isQuery(kind)
    ? ''
    : `\n    audit: { action: '${action}', resourceType: '${snakeCase(aggregate)}', resourceId: ${resourceId} },\n    idempotent: 'key',`;
  return `  ${camelCase(verb)}: ${isQuery(kind) ? 'query' : 'command'}({
    scope: scopes.${isQuery(kind) ? 'read' : 'write'},
    describe: '${describe(verb, kind === 'list' ? plural(aggregate) : aggregate)}',
    input: ${camelCase(name)}Input,
    output: ${output},
    errors: [${errors}],
    rate: '${isQuery(kind) ? 'read' : 'write'}',${effects}
    run: ${camelCase(name)},
  }),`;
}

function describe(verb: string, thing: string): string {
  const third = /(s|x|z|ch|sh)$/.test(verb) ? `${verb}es` : `${verb}s`;
  const sentence = `${words(third)} ${thing.endsWith('s') ? '' : 'a '}${words(thing)}.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
