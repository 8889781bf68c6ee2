import { newId } from '@belvedere/kernel';
import { plainText } from '@belvedere/manifest';
import { expect, test } from 'vitest';
import { lintTour } from './lint-tour.ts';
import { hotspotRow, mediaRow, sceneRow, tourGraphOf, tourRow } from './testing/tour-graph-of.ts';

const rulesOf = (findings: ReturnType<typeof lintTour>, severity?: string) =>
  findings.filter((finding) => severity === undefined || finding.severity === severity).map(({ rule }) => rule);
const way = { type: 'navigation', transition: 'fade' } as const;
const tour = tourRow();

test('0.6 a sound tour has no findings', () => {
  const [a, b] = [sceneRow(tour), sceneRow(tour, { order: 1 })];
  const hotspots = [hotspotRow(a, way, { targetSceneId: b.id }), hotspotRow(b, way, { targetSceneId: a.id })];
  expect(lintTour(tourGraphOf({ tour, scenes: [a, b], hotspots }))).toEqual([]);
});

test('0.6 errors: no scene, no panorama, one that is not finished', () => {
  expect(rulesOf(lintTour(tourGraphOf({ scenes: [] })), 'error')).toEqual(['no_scene']);
  const bare = sceneRow(tour, { panoramaMediaId: null });
  const waiting = sceneRow(tour);
  const findings = lintTour(tourGraphOf({ tour, scenes: [bare, waiting], panoramas: new Map() })).filter((f) => f.severity === 'error');
  expect(findings.map(({ rule, sceneId }) => [rule, sceneId])).toEqual([
    ['no_panorama', bare.id],
    ['panorama_not_ready', waiting.id],
  ]);
});

test('0.19 a hotspot that leads to a scene that is gone, and one that leads nowhere, are errors', () => {
  const scene = sceneRow(tour);
  const dead = hotspotRow(scene, way, { targetSceneId: newId() });
  const lost = hotspotRow(scene, way, { positionX: 1, positionY: 0, positionZ: 0 });
  const findings = lintTour(tourGraphOf({ tour, scenes: [scene], hotspots: [dead, lost] }));
  expect(findings.map(({ rule, severity, hotspotId }) => [rule, severity, hotspotId])).toEqual([
    ['dead_target', 'error', dead.id],
    ['no_target', 'error', lost.id],
  ]);
});

test('0.18 media that is not ready is an error, a picture without words a warning', () => {
  const scene = sceneRow(tour);
  const media = mediaRow();
  const hotspots = [
    hotspotRow(scene, { type: 'audio', mediaId: newId(), transcript: plainText('words') }, { positionX: 1, positionY: 0, positionZ: 0 }),
    hotspotRow(scene, {
      type: 'gallery',
      images: [
        { mediaId: media.id, alt: 'a door' },
        { mediaId: media.id, alt: ' ' },
      ],
    }),
    hotspotRow(scene, { type: 'info', body: plainText('words') }, { positionX: -1, positionY: 0, positionZ: 0 }),
  ];
  const findings = lintTour(tourGraphOf({ tour, scenes: [scene], hotspots, media: [media] }));
  expect(findings.map(({ rule, hotspotId }) => [rule, hotspotId])).toEqual([
    ['media_not_ready', hotspots[0]!.id],
    ['no_alternative', hotspots[1]!.id],
  ]);
});

test('0.6 a nadir patch whose picture is not ready is an error, as every other file that is shown', () => {
  const scene = sceneRow(tour);
  const media = mediaRow();
  const of = (nadirMediaId: string) => lintTour(tourGraphOf({ tour: { ...tour, nadirMediaId }, scenes: [scene], media: [media] }));
  expect(of(media.id)).toEqual([]);
  expect(rulesOf(of(newId()), 'error')).toEqual(['nadir_not_ready']);
});

test('0.6 0.23 a scene whose picture or film is not ready, is gone, or shows no sphere any more is an error', () => {
  const film = mediaRow({ mediaType: 'video', projection: 'equirectangular', width: 3840, height: 1920 });
  const of = (sourceMediaId: string, media = film) => {
    const scene = sceneRow(tour, { sourceMediaId });
    return lintTour(tourGraphOf({ tour, scenes: [scene], media: [media] })).filter(({ sceneId }) => sceneId === scene.id);
  };
  expect(of(film.id)).toEqual([]);
  expect(rulesOf(of(newId()), 'error')).toEqual(['source_not_ready']);
  const [unfit, ...others] = of(film.id, { ...film, projection: 'flat' });
  expect([unfit?.rule, unfit?.severity, others]).toEqual(['source_unfit', 'error', []]);
  expect(unfit?.message).toContain('Export it as equirectangular');
});

test('0.6 scenes that nobody can walk to from the start are a warning; loops are none', () => {
  const [a, b, c, d] = [0, 1, 2, 3].map((order) => sceneRow(tour, { order }));
  const hotspots = [
    hotspotRow(a!, way, { targetSceneId: b!.id }),
    hotspotRow(b!, way, { targetSceneId: c!.id }),
    hotspotRow(c!, way, { targetSceneId: a!.id }),
  ];
  const graph = (startSceneId: string | null) => tourGraphOf({ tour: { ...tour, startSceneId }, scenes: [a!, b!, c!, d!], hotspots });
  expect(lintTour(graph(null)).map(({ rule, sceneId }) => [rule, sceneId])).toEqual([['orphan_scene', d!.id]]);
  expect(rulesOf(lintTour(graph(d!.id)))).toEqual(['orphan_scene', 'orphan_scene', 'orphan_scene']);
});

test('0.15 a chosen start that was removed counts as none: the first scene is the start', () => {
  const [a, b] = [sceneRow(tour), sceneRow(tour, { order: 1 })];
  const hotspots = [hotspotRow(a, way, { targetSceneId: b.id })];
  expect(lintTour(tourGraphOf({ tour: { ...tour, startSceneId: newId() }, scenes: [a, b], hotspots }))).toEqual([]);
});

test('0.8 words for search engines are missed, never demanded', () => {
  const without = (texts: object) => rulesOf(lintTour(tourGraphOf({ tour: tourRow({ description: null, ...texts }) })), 'warning');
  expect(without({})).toEqual(['no_description', 'no_meta_description']);
  expect(without({ metaDescription: 'x' })).toEqual(['no_description']);
});
