import { expect, test } from 'vitest';
import { plant, runGate } from './plant.ts';

const scan = (content: string) =>
  runGate(plant({ files: { 'src/settings.ts': content }, copy: ['.secretlintrc.json'], link: ['node_modules'] }), [
    'secretlint',
    'src/**/*',
  ]);

// Put together here, so that this file holds no secret itself.
const secrets = {
  'a GitHub token': `ghp_${'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLE1'}`,
  'a private key': ['-----BEGIN RSA ', 'PRIVATE KEY-----\n', 'MIIEpAIBAAKCAQEA'.repeat(8), '\n-----END RSA ', 'PRIVATE KEY-----'].join(''),
  'a database password': ['postgres://belvedere:', 'kP9vQ2xL7mN4wR8s', '@db.internal:5432/belvedere'].join(''),
};

test.each(Object.entries(secrets))('S8 secretlint reports %s', async (_, secret) => {
  const { code, output } = await scan(`export const secret = \`${secret}\`;\n`);
  expect(code).not.toBe(0);
  expect(output).toContain('settings.ts');
});

test('S8 secretlint accepts a file without secrets', async () => {
  expect((await scan("export const host = 'db.internal';\n")).code).toBe(0);
});
