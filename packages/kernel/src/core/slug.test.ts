import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from './ids.ts';
import { isSlug, slugify } from './slug.ts';

describe('slug', () => {
  test.each([
    ['Grand Hôtel — Zürich & Genève!', 'grand-hotel-zurich-geneve'],
    ['Straße nach Łódź, Ærø', 'strasse-nach-lodz-aero'],
    ["The Queen's House", 'the-queens-house'],
    ['東京国立博物館', '東京国立博物館'],
    ['Музей Эрмитаж Йошкар', 'музей-эрмитаж-йошкар'],
    ['서울 타워', '서울-타워'],
    ['संग्रहालय', 'संग्रहालय'],
    ['متحف اللوفر', 'متحف-اللوفر'],
    ['İstanbul ﬁne ①', 'istanbul-fine-1'],
    ['../../etc/passwd', 'etc-passwd'],
    ['🎪🎡', 'untitled'],
    ['', 'untitled'],
    ['admin', 'admin-1'],
    ['API', 'api-1'],
    ['__proto__', 'proto'],
  ])('0.5 %j becomes %j', (text, slug) => {
    expect(slugify(text)).toBe(slug);
  });

  test('0.5 whatever the text, the result is a slug and stays itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const slug = slugify(text);
        expect(isSlug(slug), JSON.stringify([text, slug])).toBe(true);
        expect(slugify(slug)).toBe(slug);
      }),
      { numRuns: 1_000 },
    );
  });

  test('0.5 a long title is cut between words', () => {
    const slug = slugify('A walk through the old town with every single courtyard and the cathedral and the harbour');
    expect(slug).toBe('a-walk-through-the-old-town-with-every-single-courtyard-and-the-cathedral-and');
    expect(slugify('é'.repeat(200))).toBe('e'.repeat(80));
    expect(slugify('की'.repeat(200)).length).toBeLessThanOrEqual(80);
  });

  test.each([['Admin'], ['admin'], ['a--b'], ['-a'], ['a/b'], [''], ['a'.repeat(81)], ['é'], ['a b'], [newId()], ['\ud800']])(
    '0.5 %j is no slug',
    (text) => {
      expect(isSlug(text)).toBe(false);
    },
  );
});
