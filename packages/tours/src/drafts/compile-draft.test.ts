import { newId } from '@belvedere/kernel';
import { tourManifestSchema } from '@belvedere/manifest';
import { expect, test } from 'vitest';
import { compileManifest } from '../publishing/compile-manifest.ts';
import {
  hotspotRow,
  hotspotTranslationRow,
  mediaRow,
  sceneMediaRow,
  sceneRow,
  sceneTranslationRow,
  tourGraphOf,
  tourRow,
} from '../publishing/testing/tour-graph-of.ts';
import { compileDraft } from './compile-draft.ts';

const cellar = sceneRow(tourRow(), { title: 'Cellar', panoramaMediaId: newId() });
const tour = tourRow({ startSceneId: cellar.id });
const [hall, tower, empty] = [
  sceneRow(tour, { title: 'Hall' }),
  sceneRow(tour, { title: 'Tower', order: 1 }),
  sceneRow(tour, { title: 'Empty', order: 3, panoramaMediaId: null }),
];
const ready = tourGraphOf({ tour, scenes: [hall, tower] });
const voice = mediaRow({ mediaType: 'audio' });
const way = (from: typeof hall, to: typeof hall | null, title: string) =>
  hotspotRow(from, { type: 'navigation', transition: 'fade' }, { title, targetSceneId: to?.id ?? null });
const info = (title: string, changes = {}) => hotspotRow(hall, { type: 'info', body: { blocks: [] } }, { title, ...changes });

test('0.6 of a draft that is ready all is shown, as publishing would have it', () => {
  const graph = { ...ready, hotspots: [way(hall, tower, 'Up'), info('Stove')] };
  expect(compileDraft(graph)).toEqual(compileManifest(graph));
});

test('0.6 scenes whose panorama is not ready are left out, with the ways to them and all that is theirs', () => {
  const [up, down, mute] = [way(hall, tower, 'Up'), way(hall, cellar, 'Down'), way(cellar, hall, 'Back')];
  const graph = {
    ...ready,
    scenes: [hall, tower, cellar, empty],
    hotspots: [
      up,
      down,
      mute,
      way(hall, null, 'Somewhere'),
      info('Stove', { targetSceneId: cellar.id }),
      info('Bad', { content: { type: 'link' } }),
    ],
    sceneMedia: [sceneMediaRow(cellar, voice, 'narration')],
    sceneTranslations: [sceneTranslationRow(cellar, 'de', { title: 'Keller' })],
    hotspotTranslations: [hotspotTranslationRow(down, 'fr', { title: 'En bas' })],
  };
  const manifest = compileDraft(graph)!;
  expect(tourManifestSchema.parse(manifest)).toEqual(manifest);
  expect(manifest.scenes.map(({ title }) => title)).toEqual(['Hall', 'Tower']);
  // What was chosen as the start can't be shown yet: visits begin at the first scene that can.
  expect(manifest.start).toBe(hall.id);
  expect(manifest.scenes[0]!.hotspots.map(({ title, target }) => [title, target])).toEqual([
    ['Up', tower.id],
    ['Somewhere', null],
    ['Stove', null],
  ]);
  expect(manifest.languages).toEqual(['en']);
});

test('0.6 a draft of which no scene can be shown has no document', () => {
  expect(compileDraft({ ...ready, scenes: [cellar, empty] })).toBeNull();
  expect(compileDraft({ ...ready, scenes: [] })).toBeNull();
});
