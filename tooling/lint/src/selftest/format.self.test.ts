import { expect, test } from 'vitest';
import { plant, runGate } from './plant.ts';

const check = (code: string) => runGate(plant({ files: { 'src/tour.ts': code }, copy: ['.oxfmtrc.json'] }), ['oxfmt', '--check']);

test.each(['export const title = "a";\n', "export const title = 'a'\n", "export const title =    'a';\n"])(
  'oxfmt reports %j',
  async (code) => {
    const { code: exit, output } = await check(code);
    expect(exit).not.toBe(0);
    expect(output).toContain('tour.ts');
  },
);

test('oxfmt accepts what it would write', async () => {
  expect((await check("export const title = 'a';\n")).code).toBe(0);
});
