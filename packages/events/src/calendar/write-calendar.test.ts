import fc from 'fast-check';
import ICAL from 'ical.js';
import * as nodeIcal from 'node-ical';
import { expect, test } from 'vitest';
import { writeCalendar, type CalendarEvent } from './write-calendar.ts';

const ZONES = ['Europe/Berlin', 'America/New_York', 'America/Santiago', 'Australia/Lord_Howe', 'Asia/Kolkata'];
const DAY = 86_400_000;
const event: CalendarEvent = {
  id: '0197f0c2-0000-7000-8000-000000000000',
  title: 'Night of museums',
  description: 'Two pianos.',
  startsAt: new Date('2027-06-15T18:30:00Z'),
  endsAt: null,
  timeZone: 'Europe/Berlin',
  isAllDay: false,
  isCancelled: false,
  sequence: 3,
  changedAt: new Date('2026-12-01T10:00:00Z'),
  url: 'https://belvedere.example/e/museum/night',
  place: { name: 'Great hall', address: 'Am See 1, Thun', latitude: 46.75, longitude: 7.63 },
  organizer: { name: 'Museum', email: 'no-reply@belvedere.example' },
  attendee: { name: 'Ann', email: 'ann@guest.example' },
};

/** What ical.js reads, with the zones that the calendar itself brings and no others. */
function byIcalJs(text: string) {
  const calendar = ICAL.Component.fromString(text);
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  return calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
}

/** What node-ical reads, which goes by the time zones of this machine. */
function byNodeIcal(text: string) {
  return Object.values(nodeIcal.sync.parseICS(text)).filter((each) => each?.type === 'VEVENT');
}

test.each(ZONES)('2.3 two parsers read the instants that were written, each night of a year in %s', (timeZone) => {
  const events = Array.from({ length: 366 * 2 }, (_, n): CalendarEvent => {
    const startsAt = new Date(Date.UTC(2027, 0, 1, 1, 30) + (n * DAY) / 2);
    return { ...event, id: `night-${n}`, timeZone, startsAt, endsAt: new Date(startsAt.getTime() + 5 * 3_600_000) };
  });
  const text = writeCalendar({ method: 'PUBLISH', events });
  const wanted = events.map(({ id, startsAt, endsAt }) => [id, startsAt.toISOString(), endsAt!.toISOString()]);
  expect(text).toContain(`DTSTART;TZID=${timeZone}:`);
  expect(
    byIcalJs(text).map(({ uid, startDate, endDate }) => [uid, startDate.toJSDate().toISOString(), endDate.toJSDate().toISOString()]),
  ).toEqual(wanted);
  expect(byNodeIcal(text).map(({ uid, start, end }) => [uid, start.toISOString(), end!.toISOString()])).toEqual(wanted);
});

test('2.3 a zone whose block is not right at that time is written in UTC, and one of an old name by its new one', () => {
  const at = (timeZone: string, startsAt: string) =>
    writeCalendar({ method: 'PUBLISH', events: [{ ...event, timeZone, startsAt: new Date(startsAt) }] });
  expect(at('Asia/Gaza', '2026-10-25T10:00:00Z')).toMatch(/DTSTART:20261025T100000Z/);
  expect(at('Asia/Gaza', '2026-07-25T10:00:00Z')).toMatch(/DTSTART;TZID=Asia\/Gaza:20260725T130000/);
  expect(at('America/Godthab', '2027-07-25T10:00:00Z')).toMatch(/TZID:America\/Nuuk[^]*DTSTART;TZID=America\/Nuuk:20270725T090000/);
  expect(at('UTC', '2026-07-25T10:00:00Z')).not.toContain('TZID');
});

test('2.3 days without a clock: one, several, one that ends at midnight, and the day that has 23 hours', () => {
  const days = (startsAt: string, endsAt: string | null, timeZone = 'Europe/Berlin') => {
    const [read] = byIcalJs(
      writeCalendar({
        method: 'PUBLISH',
        events: [{ ...event, isAllDay: true, timeZone, startsAt: new Date(startsAt), endsAt: endsAt === null ? null : new Date(endsAt) }],
      }),
    );
    return [read!.startDate.isDate, read!.startDate.toString(), read!.endDate.toString()];
  };
  expect(days('2027-06-14T22:00:00Z', null)).toEqual([true, '2027-06-15', '2027-06-16']);
  expect(days('2027-06-14T22:00:00Z', '2027-06-16T22:00:00Z')).toEqual([true, '2027-06-15', '2027-06-17']);
  expect(days('2027-06-14T22:00:00Z', '2027-06-16T21:59:00Z')).toEqual([true, '2027-06-15', '2027-06-17']);
  expect(days('2027-06-14T22:00:00Z', '2027-06-14T22:00:00Z')).toEqual([true, '2027-06-15', '2027-06-16']);
  expect(days('2027-03-27T23:00:00Z', null)).toEqual([true, '2027-03-28', '2027-03-29']);
  expect(days('2027-06-14T18:30:00Z', null, 'Asia/Kolkata')).toEqual([true, '2027-06-15', '2027-06-16']);
});

test('2.13 an invitation and a cancellation name who comes and who holds it, and ask for no answer', () => {
  const invitation = writeCalendar({ method: 'REQUEST', events: [event] });
  expect(invitation).toContain('METHOD:REQUEST\r\n');
  const [read] = byIcalJs(invitation);
  expect([read!.uid, read!.sequence, read!.organizer]).toEqual([event.id, 3, 'mailto:no-reply@belvedere.example']);
  expect(read!.attendees[0]!.getParameter('rsvp')).toBe('FALSE');
  // Without an end it lasts four hours, as the waitlist has it.
  expect(read!.duration.toSeconds()).toBe(4 * 3600);
  expect(writeCalendar({ method: 'CANCEL', events: [event] })).toMatch(/METHOD:CANCEL\r\n[^]*STATUS:CANCELLED\r\n/);
  expect(writeCalendar({ method: 'PUBLISH', events: [{ ...event, isCancelled: true }] })).toContain('STATUS:CANCELLED');
});

const hostile = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 120 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 120 }) },
  fc.constantFrom(
    'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil',
    'a\nMETHOD:CANCEL',
    'a;b,c:d\\n"e"',
    '🎹'.repeat(60),
    'ا'.repeat(90),
    '\u2028x\u0085y',
    '\0\x07',
  ),
);

test('E6 no title, text, place or name adds a line, ends an event or is cut within a sign; each comes back as it was', () => {
  const known = new Set(
    'BEGIN END VERSION PRODID METHOD TZID X-LIC-LOCATION LAST-MODIFIED TZNAME TZOFFSETFROM TZOFFSETTO DTSTART DTEND RRULE UID SEQUENCE DTSTAMP SUMMARY LOCATION GEO DESCRIPTION ORGANIZER ATTENDEE URL STATUS'.split(
      ' ',
    ),
  );
  // oxlint-disable-next-line no-control-regex
  const plain = (text: string) => text.replaceAll(/[\0-\x08\x0B\x0C\x0E-\x1F\x7F]/g, '').toWellFormed();
  fc.assert(
    fc.property(hostile, hostile, hostile, (title, description, name) => {
      const place = { name: `Hall ${name}`, address: name === '' ? null : name, latitude: null, longitude: null };
      const made = { ...event, title: `T ${title}`, description, place, organizer: { ...event.organizer, name: `M ${name}` } };
      const text = writeCalendar({ method: 'REQUEST', events: [{ ...made, attendee: { name, email: 'ann@guest.example' } }] });
      const lines = text.split('\r\n');
      for (const line of lines) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line).not.toMatch(/[\r\n\0]/);
        if (!line.startsWith(' ') && line !== '') expect(known).toContain(line.split(/[;:]/)[0]);
      }
      expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
      const [read] = byIcalJs(text);
      expect(read!.summary).toBe(plain(`T ${title}`).replaceAll(/\s+/g, ' ').trim());
      if (description !== '') expect(read!.description).toBe(plain(description).replaceAll(/\r\n|\r/g, '\n'));
      expect(read!.uid).toBe(event.id);
      expect(byNodeIcal(text)).toHaveLength(1);
    }),
  );
});
