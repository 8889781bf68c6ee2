import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineIntegrationType, listIntegrationTypes } from './integration-types.ts';
import { scrub } from './scrub.ts';
import { statusAfter } from './status-after.ts';

test('4.40 types of integrations are declared once, by names that columns can hold', () => {
  const type = { type: 'test_once', describe: 'A test.', configuration: z.object({}), tokens: { api_key: 'A key.' } };
  defineIntegrationType(type);
  expect(() => defineIntegrationType(type)).toThrow('declared twice');
  expect(() => defineIntegrationType({ ...type, type: 'Test Two' })).toThrow('no name');
  expect(() => defineIntegrationType({ ...type, type: 'test_three', tokens: { 'api-key': '' } })).toThrow('no name');
  expect(listIntegrationTypes().map(({ type: name }) => name)).toEqual(['custom', 'test_once']);
});

test('3.6 I10 a log holds no secret, in whatever form it comes, and nothing that looks like another one', () => {
  const secret = 'p"ss wörd/+=?';
  const forms = [
    secret,
    JSON.stringify({ secret }),
    `https://api.example/?q=${encodeURIComponent(secret)}`,
    Buffer.from(secret).toString('base64'),
    Buffer.from(secret).toString('base64url'),
    Buffer.from(secret).toString('hex'),
  ];
  const text = scrub(`refused: ${forms.join(' ')} Bearer abcdefgh12345678 https://x.example/?token=abc123`, [secret, 'p"ss']) ?? '';
  for (const form of [...forms, 'wörd', 'p\\"ss', 'abcdefgh12345678', 'abc123']) expect(text).not.toContain(form);
  expect(text).toMatch(/^refused: \[removed\] \{"secret":"\[removed\]"\} https:\/\/api\.example\/\?q=\[removed\]/);
  // Removed before it is cut: half a secret at the end is one too.
  expect(scrub(`${'x'.repeat(490)}${'s3cret'.repeat(9)}`, ['s3cret'.repeat(9)])).toBe(`${'x'.repeat(490)}[removed]`);
  expect([scrub('', []), scrub('y'.repeat(9_000), [])?.length]).toEqual([null, 500]);
});

test('3.6 a service is believed about the token that it was shown, and a failure of another kind says nothing', () => {
  const served = { status: 'success', recordsSynced: 1 } as const;
  const broken = { status: 'failed', error: 'timeout' } as const;
  const refused = { ...broken, refused: { tokenId: 't', as: 'expired' } } as const;
  expect(statusAfter(served, { status: 'invalid', isRefusedLive: false })).toBe('active');
  expect(statusAfter(broken, { status: 'expired', isRefusedLive: false })).toBe('expired');
  expect(statusAfter(refused, { status: 'active', isRefusedLive: true })).toBe('expired');
  expect(statusAfter(refused, { status: 'active', isRefusedLive: false })).toBe('active');
});
