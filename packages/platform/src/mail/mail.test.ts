import { composeLetter } from '@belvedere/kernel/mail';
import { expect, test } from 'vitest';
import { isMailPurpose, mailToken, TOKEN_MARK } from './mail-token.ts';
import { linkMails, notices } from './templates.ts';

const KEY = new Uint8Array(32).fill(1);
const site = { publicUrl: 'https://belvedere.example' };

test('A9 a token is of one server, one purpose and one mail: 256 bits, none like another', () => {
  const tokens = new Set(
    [KEY, new Uint8Array(32).fill(2)].flatMap((key) =>
      (['verify_email', 'reset_password', 'invitation'] as const).flatMap((purpose) =>
        Array.from({ length: 500 }, (_, i) => mailToken(key, purpose, `mail-${i}`)),
      ),
    ),
  );
  expect(tokens.size).toBe(3_000);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
  expect(mailToken(KEY, 'invitation', 'm')).toBe(mailToken(KEY, 'invitation', 'm'));
  expect([isMailPurpose('invitation'), isMailPurpose('accountExists'), isMailPurpose('')]).toEqual([true, false, false]);
});

test('A9 each link leads to this server by its configured address, with its token behind the # once in text and once in HTML', () => {
  for (const write of Object.values(linkMails)) {
    const { letter } = write({ ...site, displayName: 'Ada', tenantName: 'Museum', invitedBy: 'Bob', tenantId: 'museum', type: 'access' });
    const { text, html } = composeLetter(letter);
    for (const part of [text, html]) expect(part.split(`#token=${TOKEN_MARK}`)).toHaveLength(2);
    expect(text).toContain('https://belvedere.example/');
  }
  for (const write of Object.values(notices))
    expect(composeLetter(write({ ...site, displayName: 'Ada', title: 'T', lines: ['L'], count: 2, tenants: 'museum' })).html).not.toContain(
      TOKEN_MARK,
    );
});

test('E5 names of people and tenants put no markup, no line, no header and no token into a mail', () => {
  const evil = `<img src=x onerror=alert(1)>\r\nBcc: all@mail.example ${TOKEN_MARK}`;
  const { letter } = linkMails.invitation({ ...site, tenantName: evil, invitedBy: evil });
  const { subject, text, html } = composeLetter(letter);
  expect(subject).not.toMatch(/[\r\n]/);
  expect(html).not.toContain('<img');
  expect(text).not.toMatch(/^Bcc:/m);
  expect(text.split(TOKEN_MARK)).toHaveLength(2);
});
