import { newId } from '@belvedere/kernel';
import { HOTSPOT_TYPES, localizeTour, plainText, tourManifestSchema, type HotspotContent } from '@belvedere/manifest';
import { expect, test } from 'vitest';
import { assetsOf, compileManifest, contentText } from './compile-manifest.ts';
import { encodeManifest } from './encode-manifest.ts';
import {
  hotspotRow,
  hotspotTranslationRow,
  mediaRow,
  sceneMediaRow,
  sceneRow,
  sceneTranslationRow,
  tenantId,
  tourGraphOf,
  tourRow,
  tourTranslationRow,
} from './testing/tour-graph-of.ts';

const tour = tourRow();
const [hall, tower] = [
  sceneRow(tour, { title: 'Hall', mapPositionX: 0, mapPositionY: 0.5, latitude: 0, longitude: -7.5 }),
  sceneRow(tour, { title: 'Tower', order: 1, mapPositionX: 0.5 }),
];
const picture = mediaRow({ compressedPath: 'x' });
const voice = mediaRow({ mediaType: 'audio', mimeType: 'audio/mpeg', duration: 61.4 });
const hotspots = [
  hotspotRow(hall, { type: 'navigation', transition: 'walk' }, { targetSceneId: tower.id, animationType: 'pulse' }),
  hotspotRow(hall, { type: 'image', image: { mediaId: picture.id, alt: 'a stove' } }),
  hotspotRow(tower, { type: 'navigation', transition: 'fade' }, { targetSceneId: newId(), animationType: 'unheard of' }),
];
const graph = tourGraphOf({
  tour,
  scenes: [hall, tower],
  hotspots,
  media: [picture, voice],
  sceneMedia: [sceneMediaRow(hall, voice, 'narration'), sceneMediaRow(hall, mediaRow(), 'gallery')],
  tourTranslations: [tourTranslationRow(tour, 'de', { title: 'Haus', description: '' })],
  sceneTranslations: [sceneTranslationRow(tower, 'de', { title: 'Turm' }), sceneTranslationRow(hall, 'de', { title: 'Halle' })],
  hotspotTranslations: [
    hotspotTranslationRow(hotspots[1]!, 'fr', { content: { type: 'image', image: { mediaId: picture.id, alt: 'un poêle' } } }),
    hotspotTranslationRow(hotspots[0]!, 'de', { title: 'Tür' }),
  ],
});

test('0.6 the document keeps to its schema and says what the rows say', () => {
  const manifest = compileManifest(graph);
  expect(tourManifestSchema.parse(manifest)).toEqual(manifest);
  expect(manifest).toMatchObject({ start: hall.id, roots: { tiles: `/tiles/${tenantId}/`, media: `/media/${tenantId}/` } });
  expect(manifest.scenes.map(({ title, map }) => [title, map])).toEqual([
    ['Hall', { x: 0, y: 0.5 }],
    ['Tower', null],
  ]);
  expect(manifest.scenes.map(({ position }) => position)).toEqual([{ latitude: 0, longitude: -7.5 }, undefined]);
  const [first] = manifest.scenes;
  expect(first!.hotspots[0]).toMatchObject({ target: tower.id, yaw: 30, pitch: -10, animation: { type: 'pulse' } });
  // A file that is not ready is left out rather than named.
  expect(first!.media).toEqual([{ id: voice.id, role: 'narration' }]);
  expect(manifest.media[picture.id]).toMatchObject({ path: `${picture.id}/compressed`, mimeType: 'image/webp' });
  expect(manifest.media[voice.id]).toMatchObject({ path: `${voice.id}/original`, mimeType: 'audio/mpeg' });
});

test('0.19 a target that is gone is none, and an animation that nobody knows is none', () => {
  const [spot] = compileManifest(graph).scenes[1]!.hotspots;
  expect(spot).toMatchObject({ target: null, animation: { type: 'none' } });
});

test('0.13 the duration is computed of scenes, hotspots and narration, unless it was said', () => {
  expect(compileManifest(graph).estimatedDuration).toBe(Math.round(2 * 25 + 3 * 8 + 61.4));
  expect(compileManifest({ ...graph, tour: { ...tour, estimatedDuration: 7 } }).estimatedDuration).toBe(7);
});

test('0.15 the chosen start, or the first scene when it is gone', () => {
  const startOf = (startSceneId: string) => compileManifest({ ...graph, tour: { ...tour, startSceneId } }).start;
  expect([startOf(tower.id), startOf(newId())]).toEqual([tower.id, hall.id]);
});

test('0.26 0.27 0.28 every language in which something is said is there; what is empty falls back', () => {
  const manifest = compileManifest(graph);
  expect(manifest.languages).toEqual(['en', 'de', 'fr']);
  const german = localizeTour(manifest, 'de');
  expect([german.title, german.description]).toEqual(['Haus', tour.description]);
  expect(german.scene(manifest.scenes[1]!).title).toBe('Turm');
  const french = localizeTour(manifest, 'fr');
  expect(french.title).toBe('House');
  expect(french.hotspot(manifest.scenes[0]!.hotspots[1]!).content).toMatchObject({ image: { alt: 'un poêle' } });
});

test('0.6 the same rows in any order give the same bytes and the same address', async () => {
  const shuffled = {
    ...graph,
    media: new Map([...graph.media].toReversed()),
    tourTranslations: graph.tourTranslations.toReversed(),
    sceneTranslations: graph.sceneTranslations.toReversed(),
    hotspotTranslations: graph.hotspotTranslations.toReversed(),
  };
  const [a, b] = await Promise.all([encodeManifest(compileManifest(graph)), encodeManifest(compileManifest(shuffled))]);
  expect(b.hash).toBe(a.hash);
  const c = await encodeManifest(compileManifest({ ...graph, tour: { ...tour, title: 'Other' } }));
  expect(c.hash).not.toBe(a.hash);
});

test('0.9 what visitors may load is what the document names, each once', () => {
  const twice = { ...graph, scenes: [hall, { ...tower, panoramaMediaId: hall.panoramaMediaId }] };
  const content = hall.panoramaMediaId?.replaceAll('-', '');
  expect(assetsOf(compileManifest(twice)).toSorted()).toEqual(
    [`panorama/${content}`, `media/${picture.id}/compressed`, `media/${voice.id}/original`].toSorted(),
  );
});

test('0.18 the area of a hotspot is in the document, and none where there is none', () => {
  const area = [0, 20, 10].map((yaw, index) => ({ yaw, pitch: index * 5 }));
  const [row, ...others] = graph.hotspots;
  const { scenes } = compileManifest({ ...graph, hotspots: [{ ...row!, area }, ...others] });
  expect(scenes[0]?.hotspots[0]?.area).toEqual(area);
  expect(scenes[0]?.hotspots[1]).not.toHaveProperty('area');
});

test('0.23 what a scene is shown as is in the document with the file, its eyes and its part; none whose file can’t be shown', () => {
  const crop = { left: 0, top: 500, width: 4000, height: 1000, fullWidth: 4000, fullHeight: 2000 };
  const film = mediaRow({
    mediaType: 'video',
    mimeType: 'video/mp4',
    compressedPath: 'x',
    thumbnailPath: 'y',
    projection: 'equirectangular',
  });
  const seen = { ...film, stereo: 'top-bottom' };
  const of = (sourceMediaId: string | null, file = film) =>
    compileManifest({ ...graph, scenes: [{ ...hall, sourceMediaId }, tower], media: new Map([...graph.media, [file.id, file]]) });
  const manifest = tourManifestSchema.parse(of(film.id, seen));
  expect(manifest.scenes[0]?.source).toEqual({ type: 'equirectangular', media: film.id });
  expect(manifest.scenes[1]).not.toHaveProperty('source');
  expect(manifest.media[film.id]).toMatchObject({
    path: `${film.id}/compressed`,
    mimeType: 'video/mp4',
    poster: `${film.id}/thumbnail`,
    projection: 'equirectangular',
    stereo: 'top-bottom',
  });
  expect(assetsOf(manifest)).toEqual(expect.arrayContaining([`media/${film.id}/compressed`, `media/${film.id}/thumbnail`]));
  expect(of(film.id, { ...film, details: { pano: { crop } } }).scenes[0]?.source?.part).toEqual({
    left: 0,
    top: 0.25,
    width: 1,
    height: 0.5,
  });
  for (const none of [of(null), of(newId())]) expect(none.scenes[0]).not.toHaveProperty('source');
});

test('0.16 a nadir patch is in the document with its size, and none whose file can’t be shown', () => {
  const of = (nadirMediaId: string | null) => compileManifest({ ...graph, tour: { ...tour, nadirMediaId, nadirSize: 45 } });
  expect(tourManifestSchema.parse(of(picture.id)).nadir).toEqual({ media: picture.id, size: 45 });
  for (const none of [of(null), of(newId())]) expect(Object.keys(none)).not.toContain('nadir');
});

test('0.16 nobody is shown what a panorama of a part of the sphere does not have', () => {
  const part = { left: 0.25, top: 0.2, width: 0.5, height: 0.6 };
  const panoramas = new Map(
    [...graph.panoramas].map(([id, panorama]) => [id, id === hall.panoramaMediaId ? { ...panorama, part } : panorama]),
  );
  const manifest = compileManifest({ ...graph, panoramas });
  expect(tourManifestSchema.parse(manifest)).toEqual(manifest);
  const [first, second] = manifest.scenes;
  expect(first?.view.bounds).toEqual({ left: -90, right: 90, bottom: -54, top: 54 });
  expect(second?.view).not.toHaveProperty('bounds');
});

test('a tour without scenes or panoramas is no document', () => {
  expect(() => compileManifest({ ...graph, scenes: [] })).toThrow('without scenes');
  expect(() => compileManifest({ ...graph, panoramas: new Map() })).toThrow('without a finished panorama');
});

test('0.8 every type of hotspot has words for the page, or none on purpose', () => {
  const body = plainText('words');
  const contents: HotspotContent[] = [
    { type: 'navigation', transition: 'fade' },
    { type: 'info', body },
    { type: 'image', image: { mediaId: picture.id, alt: 'alt' } },
    {
      type: 'gallery',
      images: [
        { mediaId: picture.id, alt: 'one', caption: 'One' },
        { mediaId: picture.id, alt: 'two' },
      ],
    },
    { type: 'video', mediaId: picture.id, transcript: body },
    { type: 'audio', mediaId: picture.id },
    { type: 'document', mediaId: picture.id, label: 'Plan' },
    { type: 'link', href: 'https://example.org', label: 'More', newTab: true },
    { type: 'form', submitLabel: 'Send', fields: [{ name: 'a', label: 'A', kind: 'text', required: true }] },
    { type: 'booking', serviceSlug: 's', label: 'Book' },
    { type: 'event', eventSlug: 'e', label: 'Concert' },
    { type: 'chat', greeting: 'Hello' },
    {
      type: 'quiz',
      question: 'Q?',
      options: [
        { text: 'a', correct: true },
        { text: 'b', correct: false },
      ],
    },
    { type: 'product', name: 'Print', priceMinor: 1, currency: 'EUR', href: 'https://example.org' },
    { type: 'custom', element: 'my-clock', data: {} },
  ];
  expect(contents.map(({ type }) => type)).toEqual([...HOTSPOT_TYPES]);
  expect(contents.map(contentText)).toEqual([
    ...['', 'words', 'alt', 'One\ntwo', 'words', '', 'Plan', 'More', '', 'Book', 'Concert', 'Hello', 'Q?\na\nb', 'Print', ''],
  ]);
});
