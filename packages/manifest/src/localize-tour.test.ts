import { expect, test } from 'vitest';
import { localizeTour, settleLanguage, textDirection } from './localize-tour.ts';
import type { ManifestHotspot, ManifestTranslation, TourManifest } from './manifest.ts';
import { plainText } from './rich-text.ts';
import { makeManifest, makeManifestScene } from './testing/index.ts';

const scene = makeManifestScene({ description: 'A hall' });
const hotspot: ManifestHotspot = {
  id: 'spot',
  title: 'Stove',
  description: null,
  yaw: 0,
  pitch: 0,
  target: null,
  content: { type: 'info', body: plainText('warm') },
  icon: { path: null, color: '#1f6feb', size: 1 },
  animation: { type: 'none', speed: 1 },
};

function tour(translations: Record<string, Partial<ManifestTranslation>>): TourManifest {
  const full = Object.entries(translations).map(([tag, texts]) => [tag, { scenes: {}, hotspots: {}, ...texts }]);
  return makeManifest({ languages: ['en', ...Object.keys(translations)], description: 'A house', translations: Object.fromEntries(full) });
}

test('0.26 the language asked for, else its base, else the tour’s own', () => {
  const languages = { language: 'en', languages: ['en', 'pt', 'pt-BR', 'zh-Hant'] };
  const settled = ['pt-BR', 'PT-br', 'pt-PT', 'pt', 'zh-Hant', 'zh', 'fr', '', 'en-GB'].map((wish) => settleLanguage(languages, wish));
  expect(settled).toEqual(['pt-BR', 'pt-BR', 'pt', 'pt', 'zh-Hant', 'en', 'en', 'en', 'en']);
});

test('0.26 0.27 0.28 each text falls back by itself: requested, base, tour', () => {
  const manifest = tour({
    pt: { title: 'Casa', scenes: { [scene.id]: { title: 'Salão', description: 'Um salão' } }, hotspots: { spot: { title: 'Fogão' } } },
    'pt-BR': { description: 'Uma casa', scenes: { [scene.id]: { title: 'Sala' } } },
  });
  const texts = localizeTour(manifest, 'pt-BR');
  expect([texts.language, texts.title, texts.description]).toEqual(['pt-BR', 'Casa', 'Uma casa']);
  expect(texts.scene(scene)).toEqual({ title: 'Sala', description: 'Um salão' });
  expect(texts.hotspot(hotspot)).toEqual({ title: 'Fogão', description: null, content: hotspot.content });
  expect(localizeTour(manifest, 'en').title).toBe('House');
  expect(localizeTour(manifest, 'fr').scene(scene)).toEqual({ title: 'Hall', description: 'A hall' });
});

test('0.28 a translation replaces words, never the type of a hotspot', () => {
  const body = plainText('quente');
  const same = tour({ pt: { hotspots: { spot: { content: { type: 'info', body } } } } });
  expect(localizeTour(same, 'pt').hotspot(hotspot).content).toEqual({ type: 'info', body });
  const other = tour({ pt: { hotspots: { spot: { content: { type: 'chat', greeting: 'Olá' } } } } });
  expect(localizeTour(other, 'pt').hotspot(hotspot).content).toEqual(hotspot.content);
});

test('X5 names that every object has are no translations', () => {
  const texts = localizeTour(tour({ pt: {} }), 'pt');
  expect(texts.scene({ ...scene, id: 'constructor' })).toEqual({ title: 'Hall', description: 'A hall' });
  expect(settleLanguage(tour({ pt: {} }), '__proto__')).toBe('en');
});

test('the direction of a script', () => {
  expect(['ar', 'he-IL', 'FA', 'ku-Arab', 'ku', 'en', 'ha'].map(textDirection)).toEqual(['rtl', 'rtl', 'rtl', 'rtl', 'ltr', 'ltr', 'ltr']);
});
