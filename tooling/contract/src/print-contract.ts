import type { ErrorDefinition, Fact, ProcedureMeta } from '@belvedere/kernel';
import { z } from 'zod';
import { collectNames, idOf } from './collect-names.ts';
import { printDeclaration, printDoc, printKey, printType, type PrinterHost, type Side } from './type-printer.ts';

/** What the contract takes of a procedure. */
export interface ContractProcedure {
  /** `<system>.<aggregate>.<verb>`. */
  path: string;
  meta: Pick<ProcedureMeta, 'kind' | 'describe' | 'input' | 'output' | 'errors' | 'idempotent' | 'rate' | 'stepUp' | 'publicReason'> & {
    scope: { readonly name: string; readonly level: string } | null;
  };
}

type Tree = Map<string, Tree | ContractProcedure>;

/**
 * The contract as one TypeScript file: what can be called, with which input and answer, as plain interfaces. The same procedures
 * always print the same text.
 */
export function printContract(
  procedures: readonly ContractProcedure[],
  errors: readonly ErrorDefinition[],
  facts: readonly Fact[] = [],
): string {
  const roots = procedures.flatMap(({ meta }) => [
    { schema: meta.input, side: 'input' as const },
    // Of a page only the items are named: the page itself is a type of the SDK.
    { schema: answerOf(meta), side: 'output' as const },
  ]);
  const names = collectNames(roots);
  const nameById = new Map(
    names.flatMap(
      ({ id, name, side }) =>
        (name === id
          ? [
              [id, name],
              [`${id}/${side}`, name],
            ]
          : [[`${id}/${side}`, name]]) as [string, string][],
    ),
  );
  const host: PrinterHost = {
    nameOf(schema, side) {
      const id = idOf(schema);
      return id === undefined ? undefined : (nameById.get(`${id}/${side}`) ?? nameById.get(id));
    },
  };
  const declarations = new Map<string, string>();
  const declare = (name: string, text: string) => {
    if (declarations.has(name)) throw new Error(`The contract has two types of the name ${name}: one of them needs another id.`);
    declarations.set(name, text);
  };

  for (const { name, schema, side } of names) declare(name, printDeclaration(name, schema, { side, host }));
  const tree = treeOf(procedures);
  const clients: string[] = [];
  const interfaceOf = (room: Tree, path: readonly string[]): string => {
    const name = path.length === 0 ? 'BelvedereClient' : `${pascal(path)}Procedures`;
    const place = clients.push('') - 1;
    const members = [...room].map(([key, value]) =>
      value instanceof Map
        ? `readonly ${printKey(key)}: ${interfaceOf(value, [...path, key])};`
        : procedureMember(key, value, { host, declare }),
    );
    const doc = path.length === 0 ? printDoc(['Every procedure of the product, by its path.']) : '';
    clients[place] = `${doc}export interface ${name} {\n${indent(members.join('\n'))}\n}`;
    return name;
  };
  interfaceOf(tree, []);

  const events = facts.map(({ name, webhook, payload }) => {
    const type = printType(payload, { side: 'output', host, where: `webhook ${name}` });
    return `${printDoc([webhook?.describe])}readonly ${printKey(name)}: ${type};`;
  });
  const codes = [...new Set([...errors, ...procedures.flatMap(({ meta }) => meta.errors)].map(({ code }) => code))].sort();
  const text = [
    HEADER,
    clients.join('\n\n'),
    [...declarations]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, declaration]) => declaration)
      .join('\n\n'),
    `${printDoc(['What each type of webhook event says.'])}export interface WebhookPayloads {\n${indent(events.join('\n'))}\n}`,
    `${printDoc(['Every way in which the server says that a call failed.'])}export type ServerErrorCode =\n${codes.map((code) => `  | '${code}'`).join('\n') || '  never'};`,
    `${printDoc(['How each procedure travels.'])}export const contract: ContractTable = ${table(tree)};`,
  ].join('\n\n');
  refuseForeignImports(text);
  return `${text}\n`;
}

const HEADER = `// Made from the declarations of all procedures by \`pnpm contract\`. Not edited by hand; reviewed like any other change.
import type { CallOptions, ContractTable, Json, NoInput, Page, PageQuery } from './call.ts';`;

function treeOf(procedures: readonly ContractProcedure[]): Tree {
  const root: Tree = new Map();
  for (const procedure of procedures) {
    const steps = procedure.path.split('.');
    const verb = steps.splice(-1).join();
    let room = root;
    for (const step of steps) {
      const next = room.get(step) ?? new Map();
      if (!(next instanceof Map)) throw new Error(`${procedure.path}: ${step} is a procedure and a room at once.`);
      room.set(step, next);
      room = next;
    }
    if (room.has(verb)) throw new Error(`${procedure.path} is there twice, or is a room too.`);
    room.set(verb, procedure);
  }
  return root;
}

interface Declaring {
  host: PrinterHost;
  declare(name: string, text: string): void;
}

function procedureMember(key: string, { path, meta }: ContractProcedure, { host, declare }: Declaring): string {
  const own = (schema: z.ZodType, side: Side): string => {
    const known = host.nameOf(schema, side);
    if (known !== undefined) return known;
    if (schema._zod.def.type !== 'object') return printType(schema, { side, host, where: `${path} ${side}` });
    const name = pascal([...path.split('.'), side]);
    declare(name, printDeclaration(name, schema, { side, host }));
    return name;
  };
  const fields = Object.values(meta.input.shape);
  const isOptional = fields.every((field) => field._zod.optin !== undefined);
  const input = fields.length === 0 ? 'NoInput' : own(meta.input, 'input');
  const doc = printDoc([meta.describe, terms(meta)]);
  return `${doc}readonly ${printKey(key)}: (input${isOptional ? '?' : ''}: ${input}, options?: CallOptions) => ${answer()};`;

  function answer(): string {
    const page = pageOf(meta);
    if (!page) return `Promise<${own(meta.output, 'output')}>`;
    const item = printType(page.item, { side: 'output', host, where: `${path} output.items[]` });
    if (page.isPlain) return `PageQuery<${item}>`;
    return `PageQuery<${item}, Page<${item}> & ${own(meta.output, 'output')}>`;
  }
}

/** Who may call it and how it may fail, in a few words. */
function terms({ scope, publicReason, errors, stepUp }: ContractProcedure['meta']): string {
  const who =
    scope === null
      ? `Public: ${publicReason}`
      : ({ tenant: `Needs the scope \`${scope.name}\`.`, self: 'For signed-in people, not for keys.' }[scope.level] ??
        'For administrators of the platform.');
  const recent = stepUp ? ' Needs a recent sign-in.' : '';
  const codes = errors.length > 0 ? ` Fails with ${errors.map(({ code }) => `\`${code}\``).join(', ')}.` : '';
  return who + recent + codes;
}

/** A list in pages: a query that takes a cursor and answers `{ items, nextCursor }`. */
export function pageOf({ kind, input, output }: ContractProcedure['meta']): { item: z.ZodType; isPlain: boolean } | undefined {
  if (kind !== 'query' || !('cursor' in input.shape) || !(output instanceof z.ZodObject)) return undefined;
  const { items, nextCursor } = output.shape as Record<string, z.ZodType>;
  if (!(items instanceof z.ZodArray) || !nextCursor) return undefined;
  return { item: items.element as z.ZodType, isPlain: Object.keys(output.shape).length === 2 };
}

function answerOf(meta: ContractProcedure['meta']): z.ZodType {
  const page = pageOf(meta);
  return page?.isPlain ? page.item : meta.output;
}

function table(tree: Tree): string {
  if (tree.size === 0) return '{}';
  const lines = [...tree].map(([key, value]) => `${printKey(key)}: ${value instanceof Map ? table(value) : `'${wayOf(value.meta)}'`},`);
  return `{\n${indent(lines.join('\n'))}\n}`;
}

/** `query` and `page` are repeated freely, `command` too as it ends the same; `keyed` is repeated with the same Idempotency-Key. */
function wayOf(meta: ContractProcedure['meta']): string {
  if (meta.kind === 'command') return meta.idempotent === 'natural' ? 'command' : 'keyed';
  return pageOf(meta) ? 'page' : 'query';
}

/** What a consumer reads names nothing that they would have to install. */
export function refuseForeignImports(text: string): void {
  for (const [, specifier] of text.matchAll(/(?:\bfrom\s|\bimport\s*\(?|\breference\s+(?:types|path)=)\s*['"]([^'"]+)['"]/g))
    if (!specifier!.startsWith('./')) throw new Error(`The contract names ${specifier}, which a consumer does not have.`);
}

const pascal = (words: readonly string[]) => words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
const indent = (text: string) => text.replaceAll(/^(?=.)/gm, '  ');
