import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { collectNames } from './collect-names.ts';
import { schemaKinds } from './testing/schema-kinds.ts';
import { Inexpressible, printDeclaration, printDoc, printType, type PrinterHost, type Side } from './type-printer.ts';

const unnamed: PrinterHost = { nameOf: () => undefined };
const print = (schema: z.ZodType, side: Side = 'output') => printType(schema, { side, host: unnamed, where: 'here' });
const here = import.meta.dirname;

describe('every kind of schema is printed as the type that zod infers', { timeout: 30_000 }, () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'contract-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Compiles the printed types beside zod's own; says which kinds differ. */
  function differing(side: Side, change = (_kind: string, printed: string) => printed): string[] {
    const names = collectNames(
      Object.values(schemaKinds).flatMap((schema) => [
        { schema, side: 'input' as const },
        { schema, side: 'output' as const },
      ]),
    );
    const host: PrinterHost = {
      nameOf: (schema, wanted) =>
        names.find((each) => each.schema === schema && (each.side === wanted || names.filter(({ id }) => id === each.id).length === 1))
          ?.name,
    };
    const declared = names.map(({ name, schema, side: of }) => printDeclaration(name, schema, { side: of, host }));
    const printed = Object.entries(schemaKinds).map(
      ([kind, schema]) => `  ${kind}: ${change(kind, printType(schema, { side, host, where: kind }))};`,
    );
    const source = side === 'input' ? 'KindInputs' : 'KindOutputs';
    const lines = Object.keys(schemaKinds).map((kind) => `export const ${kind}: Same<Printed['${kind}'], Zods['${kind}']> = true;`);
    const file = join(folder, `${side}.ts`);
    writeFileSync(
      file,
      [
        `import type { ${source} as Zods } from '${join(here, 'testing/schema-kinds.ts')}';`,
        `import type { Json } from '${join(here, '../../../packages/sdk/src/call.ts')}';`,
        'type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;',
        ...declared,
        `interface Printed {\n${printed.join('\n')}\n}`,
        ...lines,
      ].join('\n'),
    );
    const flags = [
      '--noEmit',
      '--strict',
      '--exactOptionalPropertyTypes',
      '--skipLibCheck',
      '--allowImportingTsExtensions',
      '--types',
      '',
      '--target',
      'es2022',
      '--module',
      'nodenext',
    ];
    try {
      execFileSync(join(here, '../node_modules/.bin/tsc'), [...flags, file], { cwd: folder, encoding: 'utf8' });
      return [];
    } catch (error) {
      const text = (error as { stdout: string }).stdout;
      const source = [...text.matchAll(/\.ts\((\d+),/g)].map(([, line]) => Number(line));
      const all = [...declared, ...printed].join('\n').split('\n').length + 5;
      return source.length > 0 ? source.map((line) => Object.keys(schemaKinds)[line - all - 1] ?? text) : [text];
    }
  }

  test('as it may be sent', () => expect(differing('input')).toEqual([]));
  test('as it is answered', () => expect(differing('output')).toEqual([]));
  test('and a difference would be found', () => {
    expect(differing('output', (kind, printed) => (kind === 'date' ? 'string' : printed))).toEqual(['date']);
    expect(differing('input', (kind, printed) => (kind === 'defaults' ? printed.replace('size?:', 'size:') : printed))).toEqual([
      'defaults',
    ]);
  });
});

test('named schemas are declared once, and twice only where input and output differ', () => {
  const inner = z.object({ on: z.boolean().default(false) }).meta({ id: 'Inner' });
  const same = z.object({ at: z.date() }).meta({ id: 'Same' });
  const names = collectNames([
    { schema: z.object({ inner, same }), side: 'input' },
    { schema: z.array(z.object({ inner: inner.nullable(), same: same.optional() })), side: 'output' },
  ]);
  expect(names.map(({ name, side }) => [name, side])).toEqual([
    ['Inner', 'output'],
    ['InnerInput', 'input'],
    ['Same', 'output'],
  ]);
});

test('two schemas of one name are refused', () => {
  const collect = () => {
    const first = z.object({ a: z.string() }).meta({ id: 'Twin' });
    const second = z.object({ b: z.string() }).meta({ id: 'Twin' });
    return collectNames([{ schema: z.object({ first, second }), side: 'output' }]);
  };
  expect(collect).toThrow('Twin');
});

test('what no type expresses is refused with its place', () => {
  const transforming = z.string().transform((text) => text.length);
  expect(() => print(z.object({ a: z.array(transforming) }))).toThrow(
    new Inexpressible('here.a[]: a schema of the kind "transform" has no type that the contract can print.'),
  );
  expect(() => print(z.object({ at: z.custom<Date>() }))).toThrow('here.at: a schema of the kind "custom"');
  expect(() => print(z.object({ file: z.file() }), 'input')).toThrow('here.file: a schema of the kind "file"');
  const endless: z.ZodType = z.lazy(() => z.array(endless));
  expect(() => print(endless)).toThrow("a schema that contains itself needs a name: .meta({ id: '…' })");
});

test('inputs say in words what else they keep to', () => {
  const input = z.strictObject({
    title: z.string().trim().min(1).max(200).describe('Shown to visitors.'),
    tags: z.array(z.string()).max(5).optional(),
    limit: z.int().min(1).max(100).default(20),
    id: z.uuid(),
  });
  expect(printDeclaration('ListInput', input, { side: 'input', host: unnamed })).toBe(`export interface ListInput {
  /**
   * Shown to visitors.
   *
   * 1 to 200 characters.
   */
  title: string;
  /** At most 5 items. */
  tags?: string[] | undefined;
  /** An integer. 1 to 100. Default 20. */
  limit?: number | undefined;
  /** A UUID. */
  id: string;
}`);
  expect(printDeclaration('ListView', input, { side: 'output', host: unnamed })).toBe(`export interface ListView {
  /** Shown to visitors. */
  title: string;
  tags?: string[] | undefined;
  limit: number;
  id: string;
}`);
});

test('a comment cannot be ended by what it says', () => {
  expect(printDoc(['Ends */ here'])).toBe('/** Ends *\\/ here */\n');
});
