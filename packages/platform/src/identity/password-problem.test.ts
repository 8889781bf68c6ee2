import { dictionary } from '@zxcvbn-ts/language-common';
import { expect, test } from 'vitest';
import { hashPassword, isOutdated, verifyPassword } from './hash-password.ts';
import { normalizePassword, passwordProblem } from './password-problem.ts';

const context = ['ada.lovelace@museum.example', 'Ada Lovelace'];

test('A6 length counts in characters from 12 on and in bytes up to 1,024; composition does not count', async () => {
  expect(await passwordProblem('elevenchars', [])).toContain('at least 12');
  for (const password of [
    'zebra mango lamp',
    'ünïcödé ïs wélcömé',
    '密码应该足够长而且没有人知道',
    '🦊🐙🦉🐝🦋🐢🐳🦩🦔🐌🦎🐞',
    'abcdefgh ijklmn',
  ])
    expect(await passwordProblem(password, []), password).toBeUndefined();
  expect(await passwordProblem('long enough '.repeat(85).slice(0, 1_024), [])).toBeUndefined();
  expect(await passwordProblem('é'.repeat(400) + 'abcdefg'.repeat(40), [])).toContain('at most 1024');
});

test('A6 every long password of the common list is refused, and with digits and signs around it', async () => {
  const long = dictionary['passwords-common'].filter((word) => word.length >= 12);
  expect(long.length).toBeGreaterThan(50);
  for (const word of long) expect(await passwordProblem(word, []), word).toBeDefined();
  for (const word of ['Password123456', '12345password!!', 'QWERTYUIOP!2026', 'Sunshine!!!!!2026'])
    expect(await passwordProblem(word, []), word).toBeDefined();
});

test('A6 passwords built from the person or the product are refused, others that mention them are not', async () => {
  for (const word of ['adalovelace1', 'Lovelace-2026!', 'museum-lovelace', 'belvedere2026!', 'belvedere-museum'])
    expect(await passwordProblem(word, context), word).toBeDefined();
  expect(await passwordProblem('lovelace paints with thunder', context)).toBeUndefined();
});

test('A6 nothing is cut off: passwords that differ after 72 bytes differ; compatible characters stay apart, one character typed two ways is one', async () => {
  const long = 'x1'.repeat(40);
  const stored = await hashPassword(`${long}a`);
  expect(await verifyPassword(`${long}b`, stored)).toBe(false);
  expect(await verifyPassword(`${long}a`, stored)).toBe(true);
  expect(normalizePassword('ﬁne')).not.toBe(normalizePassword('fine'));
  expect(normalizePassword('cafe\u0301')).toBe(normalizePassword('café'));
});

test('A5 hashes are argon2id of our cost; nobody’s hash matches nothing; an old cost is noticed', async () => {
  const stored = await hashPassword('zebra mango lamp');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(isOutdated(stored)).toBe(false);
  expect(isOutdated('$argon2id$v=19$m=4096,t=3,p=1$c2FsdHNhbHQ$aGFzaA')).toBe(true);
  expect(await verifyPassword('zebra mango lamp', null)).toBe(false);
});

test('A5 with two at work and twenty waiting the next is told to come back', async () => {
  const results = await Promise.allSettled(Array.from({ length: 30 }, () => verifyPassword('zebra mango lamp', null)));
  const refused = results.filter((result) => result.status === 'rejected');
  expect(refused).toHaveLength(8);
  for (const { reason } of refused) expect(reason).toMatchObject({ code: 'common.unavailable', retryAfter: 2 });
});
