import { elementsOf, safeXml, textOf } from '@belvedere/kernel/xml';
import { expect, test } from 'vitest';
import { makeEvent, makeSiteView } from '../testing/make-event.ts';
import { atomFeed } from './atom-feed.ts';
import { jsonFeed } from './json-feed.ts';

const hostile = makeEvent({ title: 'Night <of> "museums" & more\u0000', description: ']]></content><script>', category: 'A & B' });

test('2.3 the Atom feed is well-formed whatever people wrote, and names canonical addresses', () => {
  const feed = safeXml(Buffer.from(atomFeed(makeSiteView(), [hostile, makeEvent({ id: '018f6f2e-5b3a-7c4d-8e9f-0123456789ac' })])));
  const [entry, ...others] = elementsOf(feed, 'entry');
  const text = (name: string) => elementsOf(entry!, name).map(textOf);
  expect(others.length).toBe(1);
  expect(text('title')).toEqual(['Night <of> "museums" & more']);
  expect(text('content')[0]).toContain(']]></content><script>');
  expect(text('id')).toEqual(['urn:uuid:018f6f2e-5b3a-7c4d-8e9f-0123456789ab']);
  expect(elementsOf(entry!, 'link').map(({ attributes }) => attributes.get('href'))).toEqual(['https://museum.example/events/night']);
  expect(elementsOf(feed, 'updated').map(textOf)).toEqual(['2026-11-02T10:00:00.000Z']);
});

test('2.3 the JSON feed says when and where in fields of their own', () => {
  const { version, items } = JSON.parse(jsonFeed(makeSiteView(), [hostile])) as { version: string; items: Record<string, unknown>[] };
  expect(version).toBe('https://jsonfeed.org/version/1.1');
  expect(items[0]).toMatchObject({
    url: 'https://museum.example/events/night',
    title: hostile.title,
    tags: ['A & B', 'piano'],
    _event: { starts_at: '2026-12-05T18:00:00.000Z', time_zone: 'Europe/Zurich', venue: { city: 'Thun' } },
  });
});
