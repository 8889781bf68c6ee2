import { beforeAll, describe, expect, test } from 'vitest';
import { packageFiles, plant, rootFiles, runGate } from './plant.ts';

// The floors, written a second time: a change of turbo.json that opens a door has to be made here too.
const mayUse: Record<string, string[]> = {
  app: ['system', 'platform', 'kernel', 'db', 'manifest', 'maps', 'sdk', 'viewer', 'frontend', 'site', 'testing', 'config'],
  site: ['system', 'platform', 'kernel', 'db', 'manifest', 'maps', 'testing', 'config'],
  frontend: ['sdk', 'viewer', 'manifest', 'maps', 'config'],
  system: ['platform', 'kernel', 'db', 'manifest', 'testing', 'config'],
  platform: ['kernel', 'db', 'manifest', 'testing', 'config'],
  kernel: ['db', 'manifest', 'config'],
  db: ['manifest', 'config'],
  testing: ['kernel', 'db', 'manifest', 'config'],
  manifest: ['config'],
  maps: ['config'],
  viewer: ['manifest', 'config'],
  sdk: ['config'],
  example: ['config'],
  config: [],
};
const floors = [...Object.keys(mayUse), 'tooling'];
const pairs = Object.keys(mayUse).flatMap((from) => floors.map((to) => ({ from, to, allowed: mayUse[from]?.includes(to) ?? false })));

const uses = (...names: string[]) => ({ dependencies: Object.fromEntries(names.map((name) => [`@belvedere/${name}`, 'workspace:*'])) });

/** What `turbo boundaries` says of these packages, with its drawing of lines taken out. */
async function boundaries(files: Record<string, string>) {
  const folder = plant({ files: { ...rootFiles, ...files }, copy: ['turbo.json'] });
  const { code, output } = await runGate(folder, ['turbo', 'boundaries']);
  return { code, output: output.replaceAll(/[\s|│]+/g, ' ') };
}

describe('turbo boundaries, tags', () => {
  let said = '';
  beforeAll(async () => {
    const targets = floors.map((tag) => packageFiles({ name: `to-${tag}`, tag }));
    const sources = pairs.map(({ from, to }) => packageFiles({ name: `${from}-uses-${to}`, tag: from, ...uses(`to-${to}`) }));
    said = (await boundaries(Object.assign({}, ...targets, ...sources))).output;
  });

  test.each(pairs)('$from → $to: allowed $allowed', ({ from, to, allowed }) => {
    const complaint = `Package \`@belvedere/to-${to}\` found without any tag listed in allowlist for \`@belvedere/${from}-uses-${to}\``;
    expect(said.includes(complaint)).toBe(!allowed);
  });
});

describe('turbo boundaries', () => {
  test('reports a tag that is reached through another package', async () => {
    const { output } = await boundaries({
      ...packageFiles({ name: 'tours', tag: 'system', ...uses('middle') }),
      ...packageFiles({ name: 'middle', tag: 'platform', ...uses('events') }),
      ...packageFiles({ name: 'events', tag: 'system' }),
    });
    expect(output).toContain('`@belvedere/events` found without any tag listed in allowlist for `@belvedere/tours`');
  });

  test('reports an import that package.json does not declare', async () => {
    const { code, output } = await boundaries({
      ...packageFiles({ name: 'tours', tag: 'system', source: "export * from '@belvedere/kernel';\n" }),
      ...packageFiles({ name: 'kernel', tag: 'kernel' }),
    });
    expect(code).not.toBe(0);
    expect(output).toContain('cannot import package `@belvedere/kernel` because it is not a dependency');
  });

  test('reports an import that leaves its package', async () => {
    const { code, output } = await boundaries({
      ...packageFiles({ name: 'tours', tag: 'system', source: "export * from '../../kernel/src/index.ts';\n", ...uses('kernel') }),
      ...packageFiles({ name: 'kernel', tag: 'kernel' }),
    });
    expect(code).not.toBe(0);
    expect(output).toContain('leaves the package');
  });

  test('reports a cycle of packages', async () => {
    const { code, output } = await boundaries({
      ...packageFiles({ name: 'hen', tag: 'tooling', ...uses('egg') }),
      ...packageFiles({ name: 'egg', tag: 'tooling', ...uses('hen') }),
    });
    expect(code).not.toBe(0);
    expect(output).toContain('Circular package dependency detected');
  });

  test('says nothing of a tree in order', async () => {
    const { code, output } = await boundaries({
      ...packageFiles({ name: 'tours', tag: 'system', source: "export * from '@belvedere/kernel';\n", ...uses('kernel') }),
      ...packageFiles({ name: 'kernel', tag: 'kernel' }),
    });
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('no issues found') });
  });
});
