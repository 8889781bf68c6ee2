import { composeLetter } from '@belvedere/kernel/mail';
import { TOKEN_MARK } from '@belvedere/platform';
import { expect, test } from 'vitest';
import * as letters from './letters.ts';

const event = {
  title: 'Night <b>of</b> museums',
  startsAt: new Date('2027-01-04T18:30:00Z'),
  timeZone: 'Europe/Berlin',
  isAllDay: false,
  where: 'Great hall, Am See 1, Thun',
};
const site = (language: string) => ({ publicUrl: 'https://belvedere.example', tenantId: 'museum', language });
const every = (language: string, about: typeof event = event) => {
  const to = site(language);
  return [
    letters.proveLetter(to, about),
    letters.knownLetter(to, about),
    letters.offerLetter(to, about, { places: 3, expiresAt: event.startsAt }),
    letters.confirmedLetter(to, about, 1),
    letters.confirmedLetter(to, about, 11),
    letters.leftLetter(to, about),
    letters.takenOffLetter(to, about),
    letters.expiredLetter(to, about),
    letters.cancelledLetter(to, about, 'Snow.'),
    letters.changedLetter(to, about, 'Snow.'),
    letters.postponedLetter(to, about, undefined),
    letters.reminderLetter(to, about, 2),
  ].map((letter) => composeLetter(letter));
};

test.each([
  ['en', 'Monday', 'ltr'],
  ['de', 'Montag', 'ltr'],
  ['ar', 'الاثنين', 'rtl'],
])('2.24 each letter in %s has its subject, its day in words, and its link once in text and once in HTML', (language, day, direction) => {
  const composed = every(language);
  expect(new Set(composed.map(({ subject }) => subject)).size).toBeGreaterThanOrEqual(11);
  expect(composed.filter(({ text }) => text.includes(day)).length).toBeGreaterThanOrEqual(9);
  for (const { subject, text, html } of composed) {
    for (const part of [text, html]) expect(part.split(TOKEN_MARK)).toHaveLength(2);
    expect(html).toContain(`dir="${direction}"`);
    expect(html).not.toContain('<b>');
    expect(subject).not.toMatch(/undefined|\n/);
    expect(text).not.toContain('undefined');
  }
});

test('E5 a title or a reason adds no line, no token and no thousand words', () => {
  const evil = `x\r\nBcc: all@mail.example ${TOKEN_MARK} ${'y'.repeat(500)}`;
  for (const language of ['en', 'de', 'ar'])
    for (const { subject, text } of every(language, { ...event, title: evil, where: evil })) {
      expect(subject).not.toMatch(/[\r\n]/);
      expect(subject.length).toBeLessThan(200);
      expect(text).not.toMatch(/^Bcc:/m);
      expect(text.split(TOKEN_MARK)).toHaveLength(2);
    }
});
