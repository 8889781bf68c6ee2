import { plainText } from '@belvedere/manifest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createToursWorld, refusalCode, type ToursTenant, type ToursWorld } from '../testing/tours-world.ts';

let world: ToursWorld;
let tenant: ToursTenant;
beforeAll(async () => {
  world = await createToursWorld();
  tenant = await world.tenant();
});
afterAll(() => world.close());

async function tourWithHotspot(title: string): Promise<{ tourId: string; sceneId: string; hotspotId: string }> {
  const { id: tourId, sceneIds } = await tenant.tour(title, 1);
  const sceneId = sceneIds[0]!;
  const content = { type: 'info' as const, body: plainText('words') };
  const { id: hotspotId } = await tenant.call.tours.hotspots.create({ sceneId, title: 'x', position: { yaw: 0, pitch: 0 }, content });
  return { tourId, sceneId, hotspotId };
}

test('0.26 0.27 0.28 texts are written by language; what is not named stays, null is taken back', async () => {
  const { tourId, sceneId, hotspotId } = await tourWithHotspot('Texts');
  const { translations } = tenant.call.tours;
  await translations.setTour({ tourId, language: 'de', title: 'Titel', metaTitle: 'Meta' });
  const tour = await translations.setTour({ tourId, language: 'de', description: 'Wörter', metaTitle: null });
  expect(tour).toEqual({ tourId, language: 'de', title: 'Titel', description: 'Wörter', metaTitle: null, metaDescription: null });
  await translations.setScene({ sceneId, language: 'de', title: 'Halle' });
  const content = { type: 'info' as const, body: plainText('Wörter') };
  await translations.setHotspot({ hotspotId, language: 'de', title: 'Tür', content });

  const { items } = await translations.list({ tourId });
  expect(items).toMatchObject([
    {
      language: 'de',
      tour: { title: 'Titel' },
      scenes: [{ sceneId, title: 'Halle', description: null }],
      hotspots: [{ hotspotId, title: 'Tür', content }],
      // Title and description of the tour, titles of scene and hotspot.
      completeness: 1,
    },
  ]);
  const without = await translations.setHotspot({ hotspotId, language: 'de', content: null });
  expect(without).toEqual({ hotspotId, language: 'de', title: 'Tür', description: null, content: null });
});

test('0.26 one row for each language, also when many write at once', async () => {
  const { tourId, sceneId, hotspotId } = await tourWithHotspot('At once');
  const { translations } = tenant.call.tours;
  const writes = Array.from({ length: 6 }, (_, n) => [
    translations.setTour({ tourId, language: 'fr', title: `${n}` }),
    translations.setScene({ sceneId, language: 'fr', title: `${n}` }),
    translations.setHotspot({ hotspotId, language: 'fr', title: `${n}` }),
  ]).flat();
  expect(new Set(await Promise.all(writes.map(refusalCode)))).toEqual(new Set([undefined]));
  const { items } = await translations.list({ tourId });
  expect(items.map(({ language, scenes, hotspots }) => [language, scenes.length, hotspots.length])).toEqual([['fr', 1, 1]]);
});

test('0.26 a language is a tag of BCP 47', async () => {
  const { tourId } = await tourWithHotspot('Tags');
  const set = (language: string) => refusalCode(tenant.call.tours.translations.setTour({ tourId, language, title: 'x' }));
  for (const tag of ['de', 'de-CH', 'zh-Hant-TW', 'sl-rozaj']) expect([tag, await set(tag)]).toEqual([tag, undefined]);
  for (const tag of ['', 'd', 'german language', 'de_CH', 'de-11', '../x', '__proto__', 'x'.repeat(36)])
    expect([tag, await set(tag)]).toEqual([tag, 'common.invalid_input']);
});

test('0.26 a language has one spelling, so that it has one row', async () => {
  const { tourId } = await tourWithHotspot('Spelling');
  const { translations } = tenant.call.tours;
  for (const language of ['PT-br', 'pt-BR', 'pt-br']) await translations.setTour({ tourId, language, title: language });
  const { items } = await translations.list({ tourId });
  expect(items.map(({ language, tour }) => [language, tour?.title])).toEqual([['pt-BR', 'pt-br']]);
  expect(await translations.remove({ tourId, language: 'Pt-Br' })).toMatchObject({ language: 'pt-BR', removed: 1 });
});

test('0.28 a translation is of the type of its hotspot, and what it names is there', async () => {
  const { hotspotId } = await tourWithHotspot('Types');
  const { translations } = tenant.call.tours;
  const set = (content: Parameters<typeof translations.setHotspot>[0]['content']) =>
    refusalCode(translations.setHotspot({ hotspotId, language: 'de', content }));
  expect(await set({ type: 'chat', greeting: 'Hallo' })).toBe('tours.translation_of_other_type');
  expect(await set({ type: 'info', body: plainText('ja') })).toBeUndefined();
});

test('0.26 a published tour has every language in which something is said', async () => {
  const { tourId, sceneId, hotspotId } = await tourWithHotspot('Published');
  const { tours } = tenant.call;
  await tours.translations.setScene({ sceneId, language: 'it', title: 'Sala' });
  await tours.translations.setHotspot({ hotspotId, language: 'es', title: 'Puerta' });
  await tours.publish({ id: tourId });
  const { items } = await tours.translations.list({ tourId });
  expect(items.map(({ language }) => language)).toEqual(['es', 'it']);
});

test('0.26 a language is removed with all its texts and with nothing else', async () => {
  const { tourId, sceneId, hotspotId } = await tourWithHotspot('Removed');
  const { translations } = tenant.call.tours;
  for (const language of ['de', 'fr']) {
    await translations.setTour({ tourId, language, title: 'x' });
    await translations.setScene({ sceneId, language, title: 'x' });
    await translations.setHotspot({ hotspotId, language, title: 'x' });
  }
  expect(await translations.remove({ tourId, language: 'de' })).toEqual({ tourId, language: 'de', removed: 3 });
  expect((await translations.list({ tourId })).items.map(({ language }) => language)).toEqual(['fr']);
  expect(await refusalCode(translations.remove({ tourId, language: 'de' }))).toBe('tours.translation_not_found');
});
