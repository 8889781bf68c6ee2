import { beforeAll, expect, test } from 'vitest';
import { json, packageFiles, plant, rootFiles, runGate } from './plant.ts';

interface Finding {
  file: string;
  files?: { name: string }[];
  exports?: { name: string }[];
  types?: { name: string }[];
  dependencies?: { name: string }[];
  unlisted?: { name: string }[];
  catalog?: { name: string }[];
}

let findings: Finding[] = [];
const found = (kind: Exclude<keyof Finding, 'file'>) => findings.flatMap((finding) => (finding[kind] ?? []).map(({ name }) => name));

beforeAll(async () => {
  const folder = plant({
    files: {
      ...rootFiles,
      ...packageFiles({
        name: 'tours',
        tag: 'system',
        dependencies: { zod: 'catalog:' },
        source: "import sharp from 'sharp';\nimport { used } from './used.ts';\nexport const answer = sharp(used);\n",
      }),
      'packages/tours/src/used.ts':
        'export const used = 1;\nexport const nobodyWantsMe = 2;\nexport interface NobodyWantsMeEither {\n  a: 1;\n}\n',
      'packages/tours/src/forgotten.ts': 'export const forgotten = 1;\n',
      'pnpm-workspace.yaml': 'packages:\n  - packages/*\ncatalog:\n  zod: ^4.0.0\n  unused-of-catalog: ^1.0.0\n',
      'tsconfig.json': json({ files: [], references: [] }),
    },
    copy: ['knip.json'],
    link: ['tooling/tsconfig'],
  });
  const { output } = await runGate(folder, ['knip', '--reporter=json', '--no-progress', '--no-config-hints']);
  findings = (JSON.parse(output.slice(output.indexOf('{'))) as { issues: Finding[] }).issues;
});

test('knip reports a file that nothing imports', () => expect(found('files')).toContain('packages/tours/src/forgotten.ts'));
test('knip reports an export that nothing imports', () => expect(found('exports')).toEqual(['nobodyWantsMe']));
test('knip reports a type that nothing imports', () => expect(found('types')).toEqual(['NobodyWantsMeEither']));
test('knip reports a dependency that nothing imports', () => expect(found('dependencies')).toContain('zod'));
test('knip reports an import of a package that is not a dependency', () => expect(found('unlisted')).toContain('sharp'));
test('knip reports a version in the catalog that nothing uses', () => expect(found('catalog')).toContain('unused-of-catalog'));
