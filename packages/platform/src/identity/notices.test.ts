import { composeLetter } from '@belvedere/kernel/mail';
import { expect, test } from 'vitest';
import { noticeLanguages, noticeLetter, type Notice } from './notices.ts';

const NOTICES: readonly Notice[] = [
  'passwordChanged',
  'emailChangeAsked',
  'emailChanged',
  'secondFactorOn',
  'secondFactorOff',
  'recoveryCodesMade',
  'recoveryCodeUsed',
  'passkeyAdded',
  'passkeyRemoved',
  'externalLinked',
  'newDevice',
  'removalAsked',
];
const to = { displayName: 'Ada', publicUrl: 'https://belvedere.example', detail: 'the detail' };

test('0.1 every notice is there in every language, says what to do, and falls back to English', () => {
  for (const language of noticeLanguages)
    for (const notice of NOTICES) {
      const letter = noticeLetter(notice, { ...to, language });
      expect(letter.language).toBe(language);
      expect(letter.subject.length).toBeGreaterThan(8);
      expect(composeLetter(letter).text).toContain('https://belvedere.example/forgot-password');
    }
  expect(noticeLetter('newDevice', { ...to, language: 'de-CH' }).subject).toBe('Anmeldung von einem neuen Gerät');
  expect(noticeLetter('newDevice', { ...to, language: 'tlh' })).toEqual({ ...noticeLetter('newDevice', { ...to, language: 'en' }) });
});

test('E5 names that people chose put no markup and no line into a notice', () => {
  const evil = '<img src=x onerror=alert(1)>\r\nBcc: all@mail.example';
  for (const notice of NOTICES) {
    const { subject, text, html } = composeLetter(noticeLetter(notice, { ...to, displayName: evil, detail: evil, language: 'en' }));
    expect(subject).not.toMatch(/[\r\n]/);
    expect(html).not.toContain('<img');
    expect(text).not.toMatch(/^Bcc:/m);
  }
});
