import { expect, test } from 'vitest';
import { checkWorkspace } from '../workspace.ts';
import { json, packageFiles, plant, rootFiles } from './plant.ts';

const uses = (name: string, version = 'workspace:*') => ({ [`@belvedere/${name}`]: version });

const inOrder = {
  ...rootFiles,
  'tsconfig.json': json({ files: [], references: [{ path: 'packages/kernel' }, { path: 'packages/testing' }, { path: 'packages/tours' }] }),
  ...packageFiles({ name: 'kernel', tag: 'kernel' }),
  ...packageFiles({ name: 'testing', tag: 'testing' }),
  ...packageFiles({ name: 'tours', tag: 'system', dependencies: { ...uses('kernel'), zod: 'catalog:' }, devDependencies: uses('testing') }),
  'packages/tours/tsconfig.json': json({ references: [{ path: '../kernel' }, { path: '../testing' }] }),
};

const tours = (manifest: object) => ({ 'packages/tours/package.json': json({ name: '@belvedere/tours', ...manifest }) });
const orderly = { dependencies: uses('kernel'), devDependencies: uses('testing') };

const violations = [
  {
    what: 'S4 a version that is not from the catalog',
    says: 'catalog:',
    files: tours({ ...orderly, dependencies: { ...uses('kernel'), zod: '^4.0.0' } }),
  },
  {
    what: 'S4 a dependency from git',
    says: 'zod@github:colinhacks/zod',
    files: tours({ ...orderly, dependencies: { ...uses('kernel'), zod: 'github:colinhacks/zod' } }),
  },
  {
    what: 'S4 a git address in the catalog',
    says: 'no git',
    files: { 'pnpm-workspace.yaml': 'packages:\n  - packages/*\ncatalog:\n  zod: git+https://example.org/zod.git\n' },
  },
  {
    what: 'S4 an address in the lockfile',
    says: 'pnpm-lock.yaml:2',
    files: { 'pnpm-lock.yaml': 'packages:\n  tarball: https://example.org/zod.tgz\n' },
  },
  {
    what: 'test helpers among the dependencies',
    says: 'devDependencies',
    files: tours({ dependencies: { ...uses('kernel'), ...uses('testing') } }),
  },
  { what: 'a package without a tag', says: 'one tag', files: { 'packages/tours/turbo.json': json({ extends: ['//'] }) } },
  {
    what: 'a reference that is missing',
    says: 'packages/tours/tsconfig.json',
    files: { 'packages/tours/tsconfig.json': json({ references: [] }) },
  },
  { what: 'a project that tsc -b does not build', says: 'tsconfig.json', files: { 'tsconfig.json': json({ files: [], references: [] }) } },
  { what: 'two decisions of one number', says: '0002', files: { 'docs/adr/0002-one.md': '# One', 'docs/adr/0002-two.md': '# Two' } },
];

test.each(violations)('the workspace check reports $what', ({ says, files }) => {
  const findings = checkWorkspace(plant({ files: { ...inOrder, ...files } }));
  expect(findings).toEqual([expect.stringContaining(says)]);
});

test('the workspace check accepts a workspace in order', () => {
  expect(checkWorkspace(plant({ files: inOrder }))).toEqual([]);
});

test('--fix writes the references that are missing', () => {
  const root = plant({
    files: {
      ...inOrder,
      'packages/tours/tsconfig.json': json({ compilerOptions: {}, references: [] }),
      'tsconfig.json': json({ files: [] }),
    },
  });
  checkWorkspace(root, { fix: true });
  expect(checkWorkspace(root)).toEqual([]);
});
