import { expect, test } from 'vitest';
import { fileOf, thingsOf, type Segment } from './segments.ts';

const segment = (key: string, source: string): Segment => ({ key, source, target: null, state: 'missing' });

test('texts are told by the thing that they are of, under its title', () => {
  const things = thingsOf([
    segment('tour.title', 'House'),
    segment('tour.metaTitle', 'A house'),
    segment('scene.1.title', 'Hall'),
    segment('hotspot.2.title', 'Clock'),
    segment('hotspot.2.content.body.0.1', 'It ticks.'),
  ]);
  expect(things.map(({ of, title, segments }) => [of, title, segments.map(({ field }) => field)])).toEqual([
    ['tour', 'House', ['title', 'metaTitle']],
    ['scene', 'Hall', ['title']],
    ['hotspot', 'Clock', ['title', 'content.body.0.1']],
  ]);
});

test('a single text is a file of its own', () => {
  const file = { tourId: 't', source: 'en', target: 'de', segments: [] };
  expect(JSON.parse(fileOf(file, segment('scene.1.title', 'Hall'), 'Halle'))).toEqual({
    format: 'belvedere-translations',
    version: 1,
    tourId: 't',
    source: 'en',
    target: 'de',
    segments: [{ key: 'scene.1.title', source: 'Hall', target: 'Halle' }],
  });
});
