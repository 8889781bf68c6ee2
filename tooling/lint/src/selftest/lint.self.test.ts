import { beforeAll, describe, expect, test } from 'vitest';
import { json, plant, root, runGate } from './plant.ts';

interface Violation {
  rule: string;
  file: string;
  code: string;
}

// A violation for each rule that the house relies on, in a place where the rule applies.
const violations: Violation[] = [
  {
    rule: 'belvedere(database-only-in-table)',
    file: 'packages/tours/src/a/read-rows.ts',
    code: "import { prisma } from '@belvedere/db';\nexport const readRows = () => prisma;\n",
  },
  {
    rule: 'belvedere(database-only-in-table)',
    file: 'packages/platform/src/a/read-rows.ts',
    code: 'export const readRows = (ctx) => ctx.tx.tour.findMany();\n',
  },
  {
    rule: 'belvedere(trpc-error-only-in-kernel)',
    file: 'packages/tours/src/a/throw-it.ts',
    code: "import { TRPCError } from '@trpc/server';\nexport const throwIt = () => new TRPCError({ code: 'NOT_FOUND' });\n",
  },
  {
    rule: 'belvedere(no-mock-own-code)',
    file: 'packages/tours/src/a/mocked.test.ts',
    code: "import { vi } from 'vitest';\nvi.mock('@belvedere/kernel');\n",
  },
  {
    rule: 'belvedere(no-mock-own-code)',
    file: 'packages/tours/src/a/mocked-near.test.ts',
    code: "import { vi } from 'vitest';\nvi.mock(import('./table.ts'));\n",
  },
  {
    rule: 'belvedere(no-raw-input-parsers)',
    file: 'packages/tours/src/a/get-page.ts',
    code: "export const getPage = () => fetch('https://example.org');\n",
  },
  {
    rule: 'belvedere(no-raw-input-parsers)',
    file: 'packages/platform/src/a/get-size.ts',
    code: "import sharp from 'sharp';\nexport const getSize = () => sharp('x');\n",
  },
  {
    rule: 'belvedere(no-raw-input-parsers)',
    file: 'packages/kernel/src/mail/parse.ts',
    code: "export const parse = () => import('fast-xml-parser');\n",
  },
  {
    rule: 'belvedere(no-session-set)',
    file: 'packages/kernel/src/a/session.ts',
    code: "export const sql = `SELECT set_config('app.current_tenant', ${'x'}, false)`;\n",
  },
  { rule: 'belvedere(no-session-set)', file: 'prisma/src/session.ts', code: "export const sql = 'BEGIN; SET app.current_tenant = 1';\n" },
  { rule: 'belvedere(verb-file-name)', file: 'packages/tours/src/a/publish-tour.ts', code: 'export function publish() {}\n' },
  { rule: 'belvedere(verb-file-name)', file: 'packages/tours/src/a/embeds.ts', code: 'export const renderEmbed = () => 1;\n' },
  { rule: 'belvedere(no-inner-html)', file: 'packages/viewer/src/panel.ts', code: "document.body.innerHTML = '<b>';\n" },
  {
    rule: 'belvedere(no-inner-html)',
    file: 'packages/viewer/src/page.tsx',
    code: 'export const page = <p dangerouslySetInnerHTML={{ __html: "" }} />;\n',
  },
  { rule: 'belvedere(no-loose-words)', file: 'apps/studio/src/a/page.tsx', code: 'export const Page = () => <p>Tours</p>;\n' },
  {
    rule: 'belvedere(no-loose-words)',
    file: 'apps/studio/src/a/field.tsx',
    code: "export const Field = () => <input aria-label={'Title'} />;\n",
  },
  { rule: 'belvedere(no-loose-words)', file: 'apps/studio/src/a/say.tsx', code: "export const Say = () => <p>{'Tours'}</p>;\n" },
  {
    rule: 'belvedere(no-physical-sides)',
    file: 'apps/studio/src/a/card.tsx',
    code: 'export const Card = () => <p className="flex md:ml-2" />;\n',
  },
  {
    rule: 'belvedere(no-physical-sides)',
    file: 'apps/studio/src/a/looks.ts',
    code: 'export const looks = (shape: string) => `${shape} text-left`;\n',
  },
  {
    rule: 'eslint(no-restricted-globals)',
    file: 'apps/studio/src/a/load.ts',
    code: "export const load = () => fetch('/trpc/tours.list');\n",
  },
  {
    rule: 'belvedere(no-insensitive-mode)',
    file: 'packages/tours/src/a/table.ts',
    code: "export const byName = (name: string) => ({ equals: name, mode: 'insensitive' as const });\n",
  },
  {
    rule: 'belvedere(no-sleep-in-tests)',
    file: 'packages/tours/src/a/slow.test.ts',
    code: 'await new Promise((resolve) => setTimeout(resolve, 100));\n',
  },
  {
    rule: 'belvedere(no-sleep-in-tests)',
    file: 'packages/tours/src/a/slower.test.ts',
    code: "import { setTimeout } from 'node:timers/promises';\nawait setTimeout(100);\n",
  },
  {
    rule: 'belvedere(no-blind-assertion)',
    file: 'packages/tours/src/a/blind.ts',
    code: 'export const read = (map: Map<string, number>) => map.get("a")!;\n',
  },
  { rule: 'belvedere(safe-regexp)', file: 'packages/tours/src/a/slow-regexp.ts', code: 'export const slow = /^(a+)+$/;\n' },
  {
    rule: 'belvedere(safe-regexp)',
    file: 'packages/tours/src/a/user-regexp.ts',
    code: 'export const search = (text: string) => new RegExp(text);\n',
  },
  {
    rule: 'import(no-cycle)',
    file: 'packages/tours/src/a/hen.ts',
    code: "import { egg } from './egg.ts';\nexport const hen = () => egg;\n",
  },
  {
    rule: 'import(no-cycle)',
    file: 'packages/tours/src/a/egg.ts',
    code: "import { hen } from './hen.ts';\nexport const egg = () => hen;\n",
  },
  { rule: 'import(no-default-export)', file: 'packages/tours/src/a/default.ts', code: 'export default 1;\n' },
  {
    rule: 'eslint(max-params)',
    file: 'packages/tours/src/a/add.ts',
    code: 'export const add = (a: number, b: number, c: number, d: number) => a + b + c + d;\n',
  },
  { rule: 'eslint(no-console)', file: 'packages/tours/src/a/speak.ts', code: "export const speak = () => console.log('a');\n" },
  { rule: 'node(no-process-env)', file: 'packages/tours/src/a/home.ts', code: 'export const home = () => process.env.HOME;\n' },
  {
    rule: 'eslint(no-empty)',
    file: 'packages/tours/src/a/swallow.ts',
    code: 'export function swallow() {\n  try {\n    JSON.parse("");\n  } catch {}\n}\n',
  },
  {
    rule: 'typescript(no-floating-promises)',
    file: 'packages/tours/src/a/float.ts',
    code: 'const work = async () => 1;\nexport function float() {\n  work();\n}\n',
  },
  {
    rule: 'typescript(no-misused-promises)',
    file: 'packages/tours/src/a/misuse.ts',
    code: 'export const misuse = (all: number[]) => all.forEach(async (one) => one);\n',
  },
  {
    rule: 'typescript(no-explicit-any)',
    file: 'packages/tours/src/a/anything.ts',
    code: 'export const anything = (value: unknown) => value as any;\n',
  },
  {
    rule: 'typescript(ban-ts-comment)',
    file: 'packages/tours/src/a/ignored.ts',
    code: '// @ts-ignore\nexport const ignored: string = 1;\n',
  },
  { rule: 'eslint(no-warning-comments)', file: 'packages/tours/src/a/later.ts', code: '// TODO: later\nexport const later = 1;\n' },
  {
    rule: 'vitest(no-focused-tests)',
    file: 'packages/tours/src/a/only.test.ts',
    code: "import { test } from 'vitest';\ntest.only('a', () => {});\n",
  },
  {
    rule: 'vitest(no-disabled-tests)',
    file: 'packages/tours/src/a/skip.test.ts',
    code: "import { test } from 'vitest';\ntest.skip('a', () => {});\n",
  },
  { rule: 'unicorn(filename-case)', file: 'packages/tours/src/a/camelCase.ts', code: 'export const one = 1;\n' },
  { rule: 'eslint(no-eval)', file: 'packages/viewer/src/evaluate.ts', code: "eval('1');\n" },
  {
    rule: 'unicorn(require-post-message-target-origin)',
    file: 'packages/viewer/src/post.ts',
    code: 'export const post = (other: Window) => other.postMessage(1);\n',
  },
];

// What looks alike and is right: a gate that barks at these would be switched off.
const allowed: Omit<Violation, 'rule'>[] = [
  {
    file: 'packages/tours/src/b/read-type.ts',
    code: "import { type Prisma } from '@belvedere/db';\nexport const readType = (row: Prisma) => row;\n",
  },
  { file: 'packages/tours/src/b/tour-rules.ts', code: 'export const canPublish = () => true;\nexport const canArchive = () => true;\n' },
  { file: 'apps/server/src/listen.ts', code: "import { createServer } from 'node:http';\nexport const listen = () => createServer();\n" },
  { file: 'packages/kernel/src/b/last.ts', code: 'export const last = (list: number[]) => list.at(-1)!;\n' },
  {
    file: 'packages/tours/src/b/table.ts',
    code: "import { prisma } from '@belvedere/db';\nexport const readTours = () => prisma.tour.findMany();\n",
  },
  {
    file: 'packages/tours/src/b/use-types.ts',
    code: "import type { Prisma } from '@belvedere/db';\nexport const useTypes = (row: Prisma) => row;\n",
  },
  { file: 'packages/tours/src/b/tour.ts', code: 'export const canPublish = () => true;\nexport const canArchive = () => true;\n' },
  { file: 'packages/tours/src/b/b.test.ts', code: "import { vi } from 'vitest';\nvi.mock('node:fs');\n" },
  { file: 'packages/kernel/src/fetch/safe.ts', code: "import { request } from 'undici';\nexport const safe = () => request;\n" },
  {
    file: 'packages/kernel/src/b/local.ts',
    code: "export const sql = ['SET LOCAL lock_timeout = 1', `UPDATE tour SET title = 1`, `SELECT set_config('a', 'b', true)`];\n",
  },
  { file: 'packages/kernel/src/b/index-of.ts', code: 'export const first = (list: number[]) => list[0]!;\n' },
  { file: 'packages/kernel/src/b/fast-regexp.ts', code: 'export const fast = /^[a-z0-9-]{1,80}$/;\n' },
  { file: 'packages/kernel/src/b/fetch-it.ts', code: 'export const run = (fetch: () => number) => fetch();\n' },
];

interface Diagnostic {
  code: string;
  filename: string;
}

let diagnostics: Diagnostic[] = [];

describe('oxlint', () => {
  beforeAll(async () => {
    const folder = plant({
      files: {
        'package.json': json({ name: 'plot', type: 'module' }),
        'tsconfig.json': json({
          extends: './tooling/tsconfig/base.json',
          compilerOptions: { lib: ['ES2024', 'DOM'], types: [] },
          include: ['apps', 'packages', 'prisma'],
        }),
        ...Object.fromEntries([...violations, ...allowed].map(({ file, code }) => [file, code])),
      },
      copy: ['.oxlintrc.json'],
      link: ['tooling', 'node_modules'],
    });
    const { output } = await runGate(folder, ['oxlint', '--format=json', 'apps', 'packages', 'prisma']);
    diagnostics = (JSON.parse(output.slice(output.indexOf('{'))) as { diagnostics: Diagnostic[] }).diagnostics;
  });

  test.each(violations)('$rule reports $file', ({ rule, file }) => {
    expect(diagnostics.filter(({ filename }) => filename === file).map(({ code }) => code)).toContain(rule);
  });

  test.each(allowed)('$file is left in peace', ({ file }) => {
    expect(diagnostics.filter(({ filename }) => filename === file)).toEqual([]);
  });

  test('every rule of the house has a violation planted', async () => {
    const { default: plugin } = (await import(`${root}/tooling/lint/src/plugin.ts`)) as { default: { rules: Record<string, unknown> } };
    const planted = new Set(violations.map(({ rule }) => rule));
    expect(Object.keys(plugin.rules).filter((rule) => !planted.has(`belvedere(${rule})`))).toEqual([]);
  });
});
