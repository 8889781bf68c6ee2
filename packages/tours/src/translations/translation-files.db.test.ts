import type { HotspotContent } from '@belvedere/manifest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createToursWorld, refusalCode, type ToursTenant, type ToursWorld } from '../testing/tours-world.ts';
import { readJson, writeJson } from './translation-file.ts';

let world: ToursWorld;
let tenant: ToursTenant;
beforeAll(async () => {
  world = await createToursWorld();
  tenant = await world.tenant();
});
afterAll(() => world.close());

const content = {
  type: 'info',
  body: {
    blocks: [
      { type: 'heading', level: 2, content: [{ type: 'text', text: 'The well' }] },
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'It is ' },
          { type: 'text', text: 'deep', marks: ['bold'] },
          { type: 'text', text: ', see ' },
          { type: 'link', href: 'https://example.org/', text: 'here' },
        ],
      },
      { type: 'list', ordered: false, items: [{ content: [{ type: 'text', text: 'one' }] }, { content: [{ type: 'text', text: 'two' }] }] },
    ],
  },
} satisfies HotspotContent;

async function tourWithWell(title: string) {
  const { id: tourId, sceneIds } = await tenant.tour(title);
  const sceneId = sceneIds[0]!;
  const hotspot = await tenant.call.tours.hotspots.create({ sceneId, title: 'Well', position: { yaw: 0, pitch: 0 }, content });
  return { tourId, sceneId, hotspotId: hotspot.id, hotspot };
}
const calls = () => tenant.call.tours.translations;

/** The exported file with targets by a rule, undefined for none. */
async function translated(tourId: string, say: (key: string, source: string) => string | null, language = 'de') {
  const { content: text } = await calls().export({ tourId, language, format: 'json' });
  const file = readJson(text)!;
  return writeJson({ ...file, segments: file.segments.map((segment) => ({ ...segment, target: say(segment.key, segment.source) })) });
}

test('0.26 0.28 a file goes out, is translated and comes back: content segment by segment, its links and marks untouched', async () => {
  const { tourId, hotspotId } = await tourWithWell('Out and in');
  const file = await translated(tourId, (_, source) => source.replaceAll(/[a-z]+/gi, (word) => word.toUpperCase()));
  const taken = await calls().import({ tourId, format: 'json', content: file, as: 'approved' });
  expect(taken).toMatchObject({ language: 'de', unknown: [], stale: [], refused: [], unchanged: 0 });
  const { items } = await calls().list({ tourId });
  const row = items.find(({ language }) => language === 'de')!.hotspots.find((each) => each.hotspotId === hotspotId)!;
  expect(row).toMatchObject({
    title: 'WELL',
    content: { type: 'info', body: { blocks: [{ type: 'heading', level: 2, content: [{ text: 'THE WELL' }] }, {}, {}] } },
  });
  expect(row.content).toMatchObject({
    body: {
      blocks: [
        {},
        {
          content: [
            { text: 'IT IS ' },
            { text: 'DEEP', marks: ['bold'] },
            { text: ', SEE ' },
            { type: 'link', href: 'https://example.org/', text: 'HERE' },
          ],
        },
        { items: [{ content: [{ text: 'ONE' }] }, { content: [{ text: 'TWO' }] }] },
      ],
    },
  });
  const { items: report } = await calls().report({ tourId });
  expect(report).toMatchObject([{ language: 'de', completeness: 1, missing: 0, drafts: 0, stale: 0, open: [] }]);
});

test('0.26 I16 what was exported and comes back unchanged changes nothing, in both forms', async () => {
  const { tourId } = await tourWithWell('Round');
  await calls().import({
    tourId,
    format: 'json',
    content: await translated(tourId, (key) => (key.endsWith('.1') ? null : `<${key.length}>`.replaceAll(/[<>]/g, '*'))),
    as: 'approved',
  });
  const before = await calls().list({ tourId });
  for (const format of ['json', 'xliff'] as const) {
    const out = await calls().export({ tourId, language: 'de', format });
    const back = await calls().import({ tourId, format, content: out.content, as: 'approved' });
    expect(back).toMatchObject({ taken: 0, unknown: [], refused: [] });
    expect((await calls().export({ tourId, language: 'de', format })).content).toBe(out.content);
  }
  expect(await calls().list({ tourId })).toEqual(before);
});

test('0.26 a part of a file is taken, unknown keys are named, and what can’t be its translation is refused', async () => {
  const { tourId, hotspotId } = await tourWithWell('Partial');
  const paragraph = `hotspot.${hotspotId}.content.body.1`;
  const file = readJson((await calls().export({ tourId, language: 'fr', format: 'json' })).content)!;
  const at = (key: string) => file.segments.find((segment) => segment.key === key)!;
  const segments = [
    { ...at('tour.title'), target: 'Titre' },
    { ...at(paragraph), target: 'Il est <7>profond</7>' },
    { ...at(`hotspot.${hotspotId}.title`), target: 'x'.repeat(201) },
    { ...at('tour.title'), key: 'scene.gone.title', target: 'Salle' },
    { ...at('tour.description'), target: null },
  ];
  const taken = await calls().import({ tourId, format: 'json', content: writeJson({ ...file, segments }), as: 'approved' });
  expect(taken).toMatchObject({
    taken: 1,
    unknown: ['scene.gone.title'],
    refused: [
      { key: paragraph, reason: 'unknown_code' },
      { key: `hotspot.${hotspotId}.title`, reason: 'too_long' },
    ],
  });
  const { items } = await calls().report({ tourId, language: 'fr' });
  expect(items[0]).toMatchObject({ translated: 1 });
  const nothing = await calls().import({
    tourId,
    format: 'json',
    content: writeJson({ ...file, segments: [{ ...at('tour.description'), target: 'mots' }] }),
    dryRun: true,
  });
  expect([nothing.taken, (await calls().report({ tourId, language: 'fr' })).items[0]?.drafts]).toEqual([1, 0]);
});

test('0.27 what was translated from other words is stale, until it is settled anew', async () => {
  const { tourId, sceneId } = await tourWithWell('Stale');
  await calls().setScene({ sceneId, language: 'de', title: 'Halle' });
  const old = await translated(tourId, (key) => (key === `scene.${sceneId}.title` ? 'Alte Halle' : null));
  const staleKeys = async () =>
    (await calls().report({ tourId, language: 'de' })).items[0]!.open.filter(({ state }) => state === 'stale').map(({ key }) => key);
  expect(await staleKeys()).toEqual([]);
  const scene = await tenant.call.tours.scenes.get({ id: sceneId });
  await tenant.call.tours.scenes.update({ id: sceneId, version: scene.version, title: 'Another hall' });
  expect(await staleKeys()).toEqual([`scene.${sceneId}.title`]);
  // A translator who still had the old words.
  expect(await calls().import({ tourId, format: 'json', content: old, as: 'approved' })).toMatchObject({
    taken: 1,
    stale: [`scene.${sceneId}.title`],
  });
  expect(await staleKeys()).toEqual([`scene.${sceneId}.title`]);
  await calls().setScene({ sceneId, language: 'de', title: 'Eine andere Halle' });
  expect(await staleKeys()).toEqual([]);
});

test('0.26 0.28 a machine’s draft is not published until a person approves it', async () => {
  const { tourId, sceneId, hotspotId } = await tourWithWell('Drafts');
  const file = await translated(tourId, (key, source) => `${source} (m)`, 'es');
  const drafted = await calls().import({ tourId, format: 'json', content: file, origin: 'machine' });
  expect(drafted.taken).toBeGreaterThan(5);
  await tenant.call.tours.publish({ id: tourId });
  const live = async () => JSON.stringify((await calls().list({ tourId })).items);
  expect(await live()).toBe('[]');
  const { items } = await calls().report({ tourId });
  expect(items).toMatchObject([{ language: 'es', translated: 0, completeness: 0, drafts: drafted.taken }]);
  expect(items[0]?.open[0]).toMatchObject({ state: 'draft', origin: 'machine' });

  const some = [`scene.${sceneId}.title`, `hotspot.${hotspotId}.content.body.0`];
  expect(await calls().approve({ tourId, language: 'es', keys: some })).toMatchObject({ approved: 2, refused: [] });
  expect(await live()).toContain('The well (m)');
  expect(await live()).not.toContain('here (m)');
  expect((await calls().report({ tourId })).items[0]).toMatchObject({ translated: 2 });
  expect(await calls().discard({ tourId, language: 'es', keys: ['tour.title'] })).toMatchObject({ discarded: 1 });
  expect(await calls().approve({ tourId, language: 'es' })).toMatchObject({ approved: drafted.taken - 3 });
  expect((await calls().report({ tourId })).items[0]).toMatchObject({ drafts: 0, missing: 1 });
  // Removing the language takes its notes too.
  await calls().remove({ tourId, language: 'es' });
  expect((await calls().report({ tourId })).items).toEqual([]);
});

test('0.28 a draft whose source has changed its codes stays a draft and is named', async () => {
  const { tourId, hotspotId, hotspot } = await tourWithWell('Codes');
  const paragraph = `hotspot.${hotspotId}.content.body.1`;
  await calls().import({ tourId, format: 'json', content: await translated(tourId, (key, source) => (key === paragraph ? source : null)) });
  const plain: HotspotContent = {
    type: 'info',
    body: { blocks: [content.body.blocks[0]!, { type: 'paragraph', content: [{ type: 'text', text: 'Deep.' }] }] },
  };
  await tenant.call.tours.hotspots.update({ id: hotspotId, version: hotspot.version, content: plain });
  expect(await calls().approve({ tourId, language: 'de' })).toMatchObject({
    approved: 0,
    refused: [{ key: paragraph, reason: 'unknown_code' }],
  });
});

test('I1 E9 files of other tours, of no form or with entities are refused; another tenant finds no tour', async () => {
  const { tourId } = await tourWithWell('Refused');
  const other = await tourWithWell('Other');
  const into = (text: string, format: 'json' | 'xliff' = 'json') => refusalCode(calls().import({ tourId, format, content: text }));
  expect(await into(await translated(other.tourId, () => 'x'))).toBe('tours.translation_of_other_tour');
  expect(await into('{}')).toBe('tours.translation_file_refused');
  expect(await into('<a/>', 'xliff')).toBe('tours.translation_file_refused');
  expect(await into('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'xliff')).toBe('xml.doctype');
  expect(await refusalCode(calls().export({ tourId, language: 'en', format: 'json' }))).toBe('tours.translation_into_itself');
  const stranger = await world.tenant();
  const { translations } = stranger.call.tours;
  const file = await translated(tourId, () => 'x');
  for (const call of [
    () => translations.report({ tourId }),
    () => translations.export({ tourId, language: 'de', format: 'json' }),
    () => translations.import({ tourId, format: 'json', content: file }),
    () => translations.approve({ tourId, language: 'de' }),
    () => translations.discard({ tourId, language: 'de' }),
  ])
    expect(await refusalCode(call())).toBe('tours.not_found');
});

test('0.26 equal imports at once end as one would', async () => {
  const { tourId } = await tourWithWell('Races');
  const file = await translated(tourId, (_, source) => `${source}!`, 'it');
  const all = await Promise.all(Array.from({ length: 6 }, () => calls().import({ tourId, format: 'json', content: file, as: 'approved' })));
  expect(all.filter(({ taken }) => taken > 0)).toHaveLength(1);
  expect((await calls().report({ tourId, language: 'it' })).items[0]).toMatchObject({ completeness: 1, stale: 0 });
});
