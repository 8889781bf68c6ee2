import { localizeTour } from '@belvedere/manifest';
import { makeManifest, makeManifestScene } from '@belvedere/manifest/testing';
import { expect, test } from 'vitest';
import { structuredData } from './structured-data.ts';

const id = '018f6f2e-5b3a-7c4d-8e9f-0123456789ab';
const manifest = makeManifest({
  id,
  languages: ['en', 'de'],
  description: 'A house',
  tags: ['lake', 'wood'],
  location: 'By the lake',
  country: 'CH',
  position: { latitude: 46.5, longitude: 6.6 },
  updatedAt: '2026-11-22T10:00:00.000Z',
  scenes: [makeManifestScene({ id, description: 'A hall', position: { latitude: 46.501, longitude: 6.601 } })],
  translations: { de: { title: 'Haus', scenes: { [id]: { title: 'Halle' } }, hotspots: {} } },
});

type Thing = Record<string, unknown>;
function graph(language = 'en', rating = { average: 0, count: 0 }, tour = manifest): Record<string, Thing> {
  const options = {
    manifest: tour,
    publicUrl: 'https://belvedere.example',
    texts: localizeTour(manifest, language),
    description: 'A house',
    url: 'https://belvedere.example/t/museum/house',
    listUrl: 'https://belvedere.example/t/museum',
    rating,
  };
  const { '@graph': things, '@context': context } = structuredData(options) as unknown as { '@graph': Thing[]; '@context': string };
  expect(context).toBe('https://schema.org');
  return Object.fromEntries(things.map((thing) => [thing['@type'], thing]));
}

test('0.8 the place has what search engines ask for, in the language of the page', () => {
  const { TouristAttraction: place, WebPage: page, BreadcrumbList: trail } = graph('de');
  expect(place).toMatchObject({
    name: 'Haus',
    url: 'https://belvedere.example/t/museum/house',
    address: { '@type': 'PostalAddress', streetAddress: 'By the lake', addressCountry: 'CH' },
    geo: { '@type': 'GeoCoordinates', latitude: 46.5, longitude: 6.6 },
    image: [{ '@type': 'ImageObject', contentUrl: 'https://belvedere.example/tiles/x/abcdef0123456789/social.jpg', name: 'Halle' }],
  });
  expect(page).toMatchObject({
    inLanguage: 'de',
    datePublished: manifest.publishedAt,
    dateModified: manifest.updatedAt,
    mainEntity: { '@id': place?.['@id'] },
  });
  expect(trail?.['itemListElement']).toEqual([
    { '@type': 'ListItem', position: 1, name: 'Museum', item: 'https://belvedere.example/t/museum' },
    { '@type': 'ListItem', position: 2, name: 'Haus', item: 'https://belvedere.example/t/museum/house' },
  ]);
});

test('0.8 0.17 scenes have their place where the tour itself has one, and nowhere else', () => {
  expect(graph('de')['TouristAttraction']?.['containsPlace']).toEqual([
    { '@type': 'Place', name: 'Halle', geo: { '@type': 'GeoCoordinates', latitude: 46.501, longitude: 6.601 } },
  ]);
  expect(graph('en', undefined, { ...manifest, position: null })['TouristAttraction']).not.toHaveProperty('containsPlace');
  const scenes = manifest.scenes.map((scene) => ({ ...scene, position: undefined }));
  expect(graph('en', undefined, { ...manifest, scenes })['TouristAttraction']).not.toHaveProperty('containsPlace');
});

test('0.8 0.33 there is a rating only where somebody rated', () => {
  expect(graph()['TouristAttraction']).not.toHaveProperty('aggregateRating');
  expect(graph('en', { average: 4.333_333, count: 3 })['TouristAttraction']?.['aggregateRating']).toEqual({
    '@type': 'AggregateRating',
    ratingValue: 4.33,
    ratingCount: 3,
    bestRating: 5,
    worstRating: 1,
  });
});
