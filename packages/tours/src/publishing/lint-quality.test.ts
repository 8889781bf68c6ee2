import { directionToVector, plainText, type HotspotContent } from '@belvedere/manifest';
import { expect, test } from 'vitest';
import { lintTour } from './lint-tour.ts';
import {
  hotspotRow,
  hotspotTranslationRow,
  mediaRow,
  sceneRow,
  sceneTranslationRow,
  tourGraphOf,
  tourRow,
  tourTranslationRow,
} from './testing/tour-graph-of.ts';

const tour = tourRow();
const scene = sceneRow(tour);
const info: HotspotContent = { type: 'info', body: plainText('words') };
const at = (yaw: number, pitch: number) => {
  const { x, y, z } = directionToVector({ yaw, pitch });
  return { positionX: x, positionY: y, positionZ: z };
};
const found = (graph: Parameters<typeof tourGraphOf>[0]) => lintTour(tourGraphOf({ tour, scenes: [scene], ...graph }));

test('0.6 hotspots that lie on each other or where nobody looks are named', () => {
  const hotspots = [
    hotspotRow(scene, info, { title: 'A', ...at(0, 0) }),
    hotspotRow(scene, info, { title: 'B', ...at(1, 0) }),
    hotspotRow(scene, info, { title: 'C', ...at(179.6, 0) }),
    hotspotRow(scene, info, { title: 'D', ...at(-179.6, 0) }),
    hotspotRow(scene, info, { title: 'E', ...at(40, -85) }),
  ];
  const findings = found({ hotspots });
  expect(findings.map(({ rule, severity, hotspotId }) => [rule, severity, hotspots.find(({ id }) => id === hotspotId)?.title])).toEqual([
    ['hotspots_overlap', 'warning', 'B'],
    ['hotspots_overlap', 'warning', 'D'],
    ['hotspot_out_of_view', 'warning', 'E'],
  ]);
  expect(findings[0]?.message).toBe('“B” lies on “A”: nobody can reach both. Move one of them.');
});

test('0.26 0.27 0.28 what is said in one language and not in another is named, by language and place', () => {
  const hotspot = hotspotRow(scene, info, { description: 'Long' });
  const findings = found({
    hotspots: [hotspot],
    tourTranslations: [tourTranslationRow(tour, 'de', { title: 'Haus' })],
    sceneTranslations: [sceneTranslationRow(scene, 'de', { title: 'Halle' })],
    hotspotTranslations: [hotspotTranslationRow(hotspot, 'fr', { title: 'Porte', description: 'Longue' })],
  });
  expect(findings.map(({ rule, message, sceneId, hotspotId }) => [rule, message.split('.')[0], sceneId, hotspotId])).toEqual([
    ['missing_translation', '“House” has no description in de', null, null],
    ['missing_translation', '“Door” has no title and no description in de', scene.id, hotspot.id],
    ['missing_translation', '“House” has no title and no description in fr', null, null],
    ['missing_translation', '“Hall” has no title in fr', scene.id, null],
  ]);
});

test('0.6 media that keeps visitors waiting, and moving pictures without words, are named', () => {
  const [video, image] = [
    mediaRow({ mediaType: 'video', originalName: 'film.mp4', fileSize: 400_000_000n }),
    mediaRow({ fileSize: 2_000_000n }),
  ];
  const hotspots = [hotspotRow(scene, { type: 'video', mediaId: video.id })];
  expect(found({ hotspots, media: [video, image] }).map(({ rule, message }) => [rule, message])).toEqual([
    ['no_alternative', 'The video of “Door” has neither captions nor a transcript. Add one.'],
    ['oversize_media', '“film.mp4” has 400 MB. Below 150 MB it loads in time on a telephone.'],
  ]);
  const told = hotspotRow(scene, { type: 'audio', mediaId: image.id, transcript: plainText('words') });
  expect(found({ hotspots: [told], media: [image] })).toEqual([]);
});

test('0.6 a link of a refused scheme stops the publishing, one without encryption is mentioned', () => {
  const content = { type: 'link', href: 'javascript:alert(1)', label: 'x', newTab: true } as const;
  const findings = found({ hotspots: [hotspotRow(scene, content)] });
  expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['refused_content', 'error']]);
  const plain = hotspotRow(scene, { ...content, href: 'http://example.org/' });
  expect(found({ hotspots: [plain] }).map(({ rule, severity }) => [rule, severity])).toEqual([['insecure_link', 'warning']]);
});

test('0.6 every finding names its rule, how bad it is and what to do', () => {
  const hotspots = [hotspotRow(scene, info, at(0, 0)), hotspotRow(scene, info, at(0, 89))];
  for (const finding of [...found({ hotspots }), ...lintTour(tourGraphOf({ scenes: [] }))]) {
    expect(finding.rule).toMatch(/^[a-z_]+$/);
    expect(['error', 'warning']).toContain(finding.severity);
    expect(finding.message).toMatch(/[.!]$/);
    expect(finding.message.length).toBeGreaterThan(20);
  }
});
