import { expect, test } from 'vitest';
import { hideSecrets, maskAddress } from './hide-secrets.ts';

test('A9 an address is told by its first letter and its server, wherever it stands', () => {
  expect(maskAddress('ada.lovelace@mail.example')).toBe('a…@mail.example');
  expect(hideSecrets('550 <Ada+news@mail.example> and bob@sub.mail.example: no')).toBe('550 <A…@mail.example> and b…@sub.mail.example: no');
  expect(maskAddress('nobody at all')).toBe('nobody at all');
});

test('A9 an error is shown without tokens, keys and passwords, and is bounded', () => {
  const token = 'Zk3-'.repeat(11);
  const shown = hideSecrets(`GET https://a.example/#token=${token} smtp://me:secret@mail.example Bearer abcdefgh12345 ${token}`);
  for (const secret of [token, 'me:secret', 'abcdefgh12345']) expect(shown).not.toContain(secret);
  expect(hideSecrets('no '.repeat(1_000))).toHaveLength(500);
  expect(hideSecrets('Connection refused by 127.0.0.1:5432, job 019a-77')).toBe('Connection refused by 127.0.0.1:5432, job 019a-77');
});
