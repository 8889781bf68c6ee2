import { expect, test } from 'vitest';
import { json, packageFiles, plant, rootFiles, runGate } from './plant.ts';

const typecheck = (files: Record<string, string>) =>
  runGate(
    plant({
      files: {
        ...rootFiles,
        'tsconfig.json': json({ files: [], references: [{ path: 'packages/tours' }] }),
        ...packageFiles({ name: 'tours', tag: 'system' }),
        'packages/tours/tsconfig.json': json({ extends: '../../tooling/tsconfig/base.json', compilerOptions: { types: [] } }),
        ...files,
      },
      link: ['tooling'],
    }),
    ['tsc', '-b'],
  );

const violations = [
  { what: 'a type error', error: 'TS2322', code: 'export const title: string = 1;\n' },
  { what: 'an error in a test', error: 'TS2322', code: 'export const fine = 1;\n', test: 'const title: string = 1;\nvoid title;\n' },
  { what: 'an index that may be absent', error: 'TS2322', code: 'export const first = (list: string[]): string => list[0];\n' },
  {
    what: 'undefined where a property is optional',
    error: 'TS2375',
    code: 'export const options: { title?: string } = { title: undefined };\n',
  },
  { what: 'syntax that Node cannot erase', error: 'TS1294', code: 'export enum Face {\n  Front,\n}\n' },
  {
    what: 'a type imported as a value',
    error: 'TS1484',
    code: "import { Tour } from './tour.ts';\nexport const read = (tour: Tour) => tour;\n",
  },
  { what: 'an import without its extension', error: 'TS2835', code: "export * from './tour';\n" },
];

test.each(violations)('tsc -b reports $what', async ({ code, error, ...rest }) => {
  const verdict = await typecheck({
    'packages/tours/src/index.ts': code,
    'packages/tours/src/tour.ts': 'export interface Tour {\n  title: string;\n}\n',
    'packages/tours/src/tour.test.ts': rest.test ?? 'export {};\n',
  });
  expect(verdict.code).not.toBe(0);
  expect(verdict.output).toContain(error);
});

test('tsc -b accepts a tree in order', async () => {
  expect(await typecheck({})).toEqual({ code: 0, output: '' });
});
