import { describe, expect, test } from 'vitest';
import { makeHotspot, makeManifest, makeScene, sceneId } from '../../test/make-tour.ts';
import type { HotspotContent, Panorama } from '../manifest-types.ts';
import { formatDeepLink, parseDeepLink } from './deep-link.ts';
import { localizeTour, settleLanguage, textDirection } from './localize-tour.ts';
import { readingOrder } from './reading-order.ts';
import { resolveBelow, resolveRoot } from './resolve-address.ts';

const panorama = {} as Panorama;
const info: HotspotContent = { type: 'info', body: { blocks: [] } };

describe('addresses', () => {
  test('a root is absolute http(s) with a slash at its end', () => {
    expect(resolveRoot('/tiles', 'https://tours.example/t/house.json')).toBe('https://tours.example/tiles/');
    expect(resolveRoot('https://cdn.example/a/', 'https://tours.example/')).toBe('https://cdn.example/a/');
    for (const root of ['javascript:x', 'data:text/html,x', 'blob:https://x/y', 'http://['])
      expect(resolveRoot(root, 'https://tours.example/')).toBeNull();
  });

  test('E11 a path never leads out of its root', () => {
    const root = 'https://cdn.example/media/';
    expect(resolveBelow(root, 'a/b.webp')).toBe('https://cdn.example/media/a/b.webp');
    for (const path of [
      '../x',
      '/x',
      '//evil.example/x',
      'https://evil.example/',
      'javascript:x',
      'a/../../x',
      '\\\\evil.example\\x',
      '%2e%2e/x',
    ])
      expect(resolveBelow(root, path), path).toBeNull();
    expect(resolveBelow(null, 'a')).toBeNull();
  });
});

describe('language', () => {
  const note = makeHotspot(info, { title: 'Stove', description: 'Warm.' });
  const scene = makeScene(1, 'hall', { panorama, hotspots: [note] });
  const german = { type: 'info' as const, body: { blocks: [{ type: 'paragraph' as const, content: [] }] } };
  const manifest = makeManifest([scene], {
    languages: ['en', 'de', 'de-AT'],
    translations: {
      de: {
        title: 'Haus',
        description: 'Ein Haus.',
        scenes: { [scene.id]: { title: 'Halle' } },
        hotspots: { [note.id]: { title: 'Ofen', content: german } },
      },
      'de-AT': { title: 'Häusl', scenes: {}, hotspots: { [note.id]: { content: { type: 'chat', greeting: 'Servus' } } } },
    },
  });

  test('0.26 the same, the base, the default: in this order, whatever the case', () => {
    const settle = (wish: string) => settleLanguage(manifest, wish);
    expect(['de-at', 'DE-CH', 'de', 'fr', 'en-GB', '', '__proto__'].map(settle)).toEqual(['de-AT', 'de', 'de', 'en', 'en', 'en', 'en']);
  });

  test('0.26 0.27 0.28 each text falls back by itself', () => {
    const texts = localizeTour(manifest, 'de-AT');
    expect(texts.title).toBe('Häusl');
    expect(texts.description).toBe('Ein Haus.');
    expect(texts.scene(scene)).toEqual({ title: 'Halle', description: 'What is seen in hall.' });
    // Content of another type is no translation.
    expect(texts.hotspot(note)).toEqual({ title: 'Ofen', description: 'Warm.', content: german });
    expect(localizeTour(manifest, 'en').title).toBe('The house');
  });

  test('names that objects inherit are no translations', () => {
    const odd = { ...scene, id: 'constructor' };
    expect(localizeTour(manifest, 'de').scene(odd)).toEqual({ title: 'Scene hall', description: 'What is seen in hall.' });
  });

  test('writes Arabic, Hebrew and Persian from the right', () => {
    expect(['ar', 'ar-EG', 'he', 'fa-IR', 'ur', 'en', 'de-AT', 'ku', 'ku-Arab'].map(textDirection)).toEqual([
      'rtl',
      'rtl',
      'rtl',
      'rtl',
      'rtl',
      'ltr',
      'ltr',
      'ltr',
      'rtl',
    ]);
  });
});

describe('reading order', () => {
  test('goes from the left edge of the start view round to the right, upper before lower', () => {
    const at = (title: string, yaw: number, pitch = 0) => makeHotspot(info, { title, yaw, pitch });
    const hotspots = [at('behind', -90), at('right', 140), at('left', 60), at('middle low', 100, -10), at('middle high', 100, 10)];
    const { view } = makeScene(1, 'x', { panorama });
    expect(readingOrder({ hotspots, view: { ...view, yaw: 100 } }).map(({ title }) => title)).toEqual([
      'left',
      'middle high',
      'middle low',
      'right',
      'behind',
    ]);
    // Across the seam at 180 degrees too.
    expect(readingOrder({ hotspots: [at('b', -175), at('a', 170)], view: { ...view, yaw: 180 } }).map(({ title }) => title)).toEqual([
      'a',
      'b',
    ]);
  });
});

describe('deep links', () => {
  test('survive the way through the address', () => {
    expect(parseDeepLink(formatDeepLink('great-hall', { yaw: -12.34, pitch: 5, zoom: 1.257 }))).toEqual({
      scene: 'great-hall',
      yaw: -12.3,
      pitch: 5,
      zoom: 1.26,
    });
  });

  test('E1 take a scene key and numbers, nothing else', () => {
    expect(parseDeepLink('')).toEqual({});
    expect(parseDeepLink('#scene=<b>&yaw=1e9&pitch=NaN&zoom=0x10&src=https://evil.example')).toEqual({});
    expect(parseDeepLink('#scene=__proto__&yaw=Infinity')).toEqual({});
    expect(parseDeepLink(`#scene=${sceneId(1)}`)).toEqual({ scene: sceneId(1) });
  });
});
