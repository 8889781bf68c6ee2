import { newId } from '@belvedere/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEventsWorld, refusalCode, type EventsTenant, type EventsWorld } from '../testing/events-world.ts';

let world: EventsWorld;
let tenant: EventsTenant;
beforeAll(async () => {
  world = await createEventsWorld();
  tenant = await world.tenant();
});
afterAll(() => world.close());

const person = (name: string) => `${name}-${newId()}@guest.example`;

test('2.3 an event is read in the language wished, its letters and calendars in that of whoever joined', async () => {
  const event = await tenant.event({ title: 'Night of museums', description: 'Two pianos.', language: 'en' });
  const { translations } = tenant.call.events;
  await translations.set({ eventId: event.id, language: 'de', title: 'Nacht der Museen', description: 'Zwei Klaviere.' });
  await translations.set({ eventId: event.id, language: 'ar', title: 'ليلة' });
  await translations.set({ eventId: event.id, language: 'ar', title: 'ليلة المتاحف' });
  expect((await translations.list({ eventId: event.id })).items.map(({ language, title }) => [language, title])).toEqual([
    ['ar', 'ليلة المتاحف'],
    ['de', 'Nacht der Museen'],
  ]);
  expect(await refusalCode(translations.set({ eventId: event.id, language: 'en', title: 'X' }))).toBe('common.invalid_input');

  const read = async (language?: string) => {
    const input = { tenant: tenant.slug, slug: event.slug, ...(language !== undefined && { language }) };
    const { title, description, language: found, languages } = await tenant.visitor.events.public.get(input);
    return { title, description, found, languages };
  };
  const languages = ['en', 'ar', 'de'];
  expect(await read('de-CH')).toEqual({ title: 'Nacht der Museen', description: 'Zwei Klaviere.', found: 'de', languages });
  expect(await read('ar')).toEqual({ title: 'ليلة المتاحف', description: 'Two pianos.', found: 'ar', languages });
  expect(await read()).toEqual({ title: 'Night of museums', description: 'Two pianos.', found: 'en', languages });
  const { items } = await tenant.visitor.events.public.list({ tenant: tenant.slug, language: 'de' });
  expect(items.find(({ id }) => id === event.id)!.title).toBe('Nacht der Museen');

  const join = async (language?: string) => {
    const email = person('Guest');
    await tenant.visitor.events.waitlist.join({
      tenant: tenant.slug,
      eventId: event.id,
      email,
      ...(language !== undefined && { language }),
    });
    const { token } = (await tenant.mails(email)).at(-1)!;
    const mine = await tenant.visitor.events.waitlist.confirm({ tenant: tenant.slug, token });
    const [asked, confirmed] = await tenant.mails(email);
    return { mine, asked: asked!, confirmed: confirmed! };
  };
  const german = await join('de-CH');
  expect([german.asked.subject, german.confirmed.subject]).toEqual([
    'Kommen Sie zu „Nacht der Museen“?',
    'Sie haben einen Platz bei „Nacht der Museen“',
  ]);
  expect(german.confirmed.html).toContain('<html lang="de-CH" dir="ltr">');
  expect(german.confirmed.calendar).toContain('SUMMARY:Nacht der Museen');
  expect(german.mine).toMatchObject({ language: 'de-CH', event: { title: 'Nacht der Museen' } });
  const arabic = await join('ar');
  expect(arabic.confirmed.html).toContain('<html lang="ar" dir="rtl">');
  expect(arabic.confirmed.subject).toContain('ليلة المتاحف');
  // There are no words of ours in Japanese, and the event is not said in it.
  const japanese = await join('ja');
  expect([japanese.confirmed.subject, japanese.mine.language]).toEqual(['You have a place at “Night of museums”', 'ja']);

  await translations.remove({ eventId: event.id, language: 'de' });
  expect((await read('de')).found).toBe('en');
});

test('2.3 lists, months and what is near say titles in the language wished, and in their own where there is none', async () => {
  // A month names the first few events of a day: those of other tests stay out.
  const own = await world.tenant();
  const venue = await own.call.events.venues.create({
    name: 'Hall',
    address: 'Am See 1',
    city: 'Thun',
    country: 'ch',
    latitude: 46.75,
    longitude: 7.63,
  });
  const said = await own.event({ title: 'Said twice', language: 'en', venueId: venue.id });
  await own.event({ title: 'Said once', language: 'en', venueId: venue.id });
  await own.call.events.translations.set({ eventId: said.id, language: 'de', title: 'Zweimal gesagt' });
  const { list, newest, near, month } = own.visitor.events.public;
  const here = { tenant: own.slug, language: 'de-CH' };
  const answers = [
    await list(here),
    await newest(here),
    await near({ ...here, latitude: 46.75, longitude: 7.6 }),
    { items: (await month({ ...here, month: said.startsAt.toISOString().slice(0, 7) })).days.flatMap(({ items }) => items) },
  ];
  for (const { items } of answers) {
    const titles = items.map(({ title, language }) => `${language} ${title}`);
    expect(titles).toEqual(expect.arrayContaining(['de Zweimal gesagt', 'en Said once']));
    expect(titles).not.toContain('en Said twice');
  }
});

test('2.3 a translation is outdated once the event says something else, and not by what nobody reads', async () => {
  const event = await tenant.event({ title: 'Night', description: 'Two pianos.', language: 'en' });
  const { translations, update } = tenant.call.events;
  await translations.set({ eventId: event.id, language: 'de', title: 'Nacht' });
  const outdated = async () => (await translations.list({ eventId: event.id })).items.map(({ isOutdated }) => isOutdated);
  const same = await update({ id: event.id, version: event.version, capacity: 4 });
  expect(await outdated()).toEqual([false]);
  await update({ id: event.id, version: same.version, description: 'Three pianos.' });
  expect(await outdated()).toEqual([true]);
  expect(await translations.set({ eventId: event.id, language: 'de', title: 'Nacht' })).toMatchObject({ isOutdated: false });
  expect(await outdated()).toEqual([false]);
});

test('4.81 translations of another tenant’s events are not there', async () => {
  const event = await tenant.event();
  const { translations } = (await world.tenant()).call.events;
  for (const call of [
    () => translations.list({ eventId: event.id }),
    () => translations.set({ eventId: event.id, language: 'de', title: 'Mein' }),
    () => translations.remove({ eventId: event.id, language: 'de' }),
  ])
    expect(await refusalCode(call())).toBe('events.not_found');
});
