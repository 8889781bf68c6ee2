import { expect, test } from 'vitest';
import { makeEvent, makeSiteView } from '../testing/make-event.ts';
import { eventPage } from './event-page.tsx';

const alternates = (page: string) =>
  [...page.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)].map(([, language, href]) => [language, href]);
const canonical = (page: string) => /<link rel="canonical" href="([^"]+)"/.exec(page)?.[1];
const URL = 'https://museum.example/events/night';

test('2.3 each language that an event is translated into has an address of its own, which the others name', async () => {
  const event = makeEvent({ languages: ['en', 'de-CH', 'fr'] });
  const page = async (chosen?: 'en' | 'de' | 'ar') =>
    String(await eventPage({ site: makeSiteView(), event, tour: undefined, ...(chosen && { chosen }) }));
  expect(alternates(await page())).toEqual([
    ['en', `${URL}?lang=en`],
    ['de', `${URL}?lang=de`],
    ['x-default', URL],
  ]);
  expect([canonical(await page()), canonical(await page('de'))]).toEqual([URL, `${URL}?lang=de`]);
  // What it is not translated into is the same page with other words around it.
  expect(canonical(await page('ar'))).toBe(URL);
});

test('2.3 an event in one language has one address', async () => {
  const page = String(await eventPage({ site: makeSiteView(), event: makeEvent(), tour: undefined, chosen: 'de' }));
  expect(alternates(page)).toEqual([]);
  expect(canonical(page)).toBe(URL);
});
