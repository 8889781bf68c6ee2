import { expect, test } from 'vitest';
import { makeEvent, makeSiteView } from '../testing/make-event.ts';
import { eventJsonLd } from './event-json-ld.ts';

const site = makeSiteView();
const url = 'https://museum.example/events/night';
const of = (fields: Parameters<typeof makeEvent>[0] = {}) => eventJsonLd(makeEvent(fields), { site, url });

test('2.3 a search engine is told what an event is, when, where and by whom, and of nothing to buy', () => {
  expect(of({ endsAt: new Date('2026-12-05T22:00:00Z') })).toEqual({
    '@context': 'https://schema.org',
    '@type': 'Event',
    '@id': `${url}#event`,
    name: 'Night of museums',
    url,
    startDate: '2026-12-05T18:00:00.000Z',
    endDate: '2026-12-05T22:00:00.000Z',
    description: 'Two pianos.',
    inLanguage: 'en',
    eventStatus: 'https://schema.org/EventScheduled',
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    location: {
      '@type': 'Place',
      name: 'Great hall',
      address: { '@type': 'PostalAddress', streetAddress: 'Am See 1', addressLocality: 'Thun', addressCountry: 'CH' },
      geo: { '@type': 'GeoCoordinates', latitude: 46.75, longitude: 7.63 },
    },
    organizer: { '@type': 'Organization', name: 'Museum & more', url: 'https://museum.example/' },
    keywords: 'piano',
  });
});

test('2.4 it hears of an event that is off, put off or moved, and when it was to be', () => {
  const previousStartsAt = new Date('2026-12-01T18:00:00Z');
  const status = (fields: Parameters<typeof makeEvent>[0]) => {
    const { eventStatus, previousStartDate } = of(fields) as unknown as Record<string, unknown>;
    return [eventStatus, previousStartDate];
  };
  const moved = previousStartsAt.toISOString();
  expect(status({ status: 'cancelled', previousStartsAt })).toEqual(['https://schema.org/EventCancelled', moved]);
  expect(status({ isPostponed: true })).toEqual(['https://schema.org/EventPostponed', undefined]);
  expect(status({ previousStartsAt })).toEqual(['https://schema.org/EventRescheduled', moved]);
});

test('2.3 a day is the day of its own clocks', () => {
  expect(of({ isAllDay: true, startsAt: new Date('2026-12-23T23:00:00Z') })).toMatchObject({ startDate: '2026-12-24' });
});

test('2.7 of an event whose place nobody has said none is made up', () => {
  const told = of({ venue: null, place: null });
  expect([told.name, 'location' in told, 'eventAttendanceMode' in told]).toEqual(['Night of museums', false, false]);
});
