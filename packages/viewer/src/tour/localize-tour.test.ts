import * as pages from '@belvedere/manifest';
import { makeManifest, makeManifestScene } from '@belvedere/manifest/testing';
import { expect, test } from 'vitest';
import * as viewer from './localize-tour.ts';

// The viewer's is written a second time, for its size. It has to fall back by the same words as the pages of the server.

const WISHES = ['en', 'en-GB', 'pt', 'pt-BR', 'PT-br', 'pt-PT', 'fr', '', '__proto__', 'constructor'];
const info = (text: string) => ({ type: 'info' as const, body: pages.plainText(text) });

const spot = {
  id: '0198a000-0000-7000-8000-00000000000a',
  title: 'Stove',
  description: null,
  yaw: 0,
  pitch: 0,
  target: null,
  content: info('warm'),
  icon: { path: null, color: '#1f6feb', size: 1 },
  animation: { type: 'none' as const, speed: 1 },
};
const scene = makeManifestScene({ description: 'A hall', hotspots: [spot, { ...spot, id: 'constructor' }] });

/** Each text translated in the language, in its base, in both, in none, to nothing, and into another type of hotspot. */
const TRANSLATIONS: readonly Record<string, Partial<pages.ManifestTranslation>>[] = [
  {},
  { pt: {} },
  { pt: { title: 'Casa', scenes: { [scene.id]: { title: 'Salão' } } } },
  { pt: { title: 'Casa' }, 'pt-BR': { description: 'Uma casa', scenes: { [scene.id]: { description: 'Uma sala' } } } },
  {
    pt: { hotspots: { [spot.id]: { title: 'Fogão', content: info('quente') } } },
    'pt-BR': { hotspots: { [spot.id]: { description: 'Preto' } } },
  },
  {
    'pt-BR': { hotspots: { [spot.id]: { content: { type: 'chat', greeting: 'Olá' } } } },
    pt: { hotspots: { [spot.id]: { content: info('quente') } } },
  },
];

test('0.28 the viewer falls back by the same words as the pages', () => {
  for (const translations of TRANSLATIONS) {
    const full = Object.entries(translations).map(([tag, texts]) => [tag, { scenes: {}, hotspots: {}, ...texts }]);
    const manifest = makeManifest({
      languages: ['en', ...Object.keys(translations)],
      description: 'A house',
      scenes: [scene],
      translations: Object.fromEntries(full),
    });
    for (const wish of WISHES) {
      const [theirs, ours] = [pages.localizeTour(manifest, wish), viewer.localizeTour(manifest, wish)];
      const said = ({ language, title, description }: viewer.TourTexts | pages.TourTexts) => ({ language, title, description });
      expect(said(ours)).toEqual(said(theirs));
      for (const each of [scene, { ...scene, id: 'constructor' }]) expect(ours.scene(each)).toEqual(theirs.scene(each));
      for (const each of scene.hotspots) expect(ours.hotspot(each)).toEqual(theirs.hotspot(each));
      expect(viewer.textDirection(wish)).toBe(pages.textDirection(wish));
    }
  }
});
