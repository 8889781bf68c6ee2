import { expect, test } from 'vitest';
import { HOTSPOT_TYPES, hotspotContentSchema, type HotspotContent } from './hotspot.ts';
import { plainText } from './rich-text.ts';

const mediaId = '018f6f2e-5b3a-7c4d-8e9f-0123456789ab';
const body = plainText('words');

const SOUND: { [Type in HotspotContent['type']]: Extract<HotspotContent, { type: Type }> } = {
  navigation: { type: 'navigation', transition: 'walk' },
  info: { type: 'info', body },
  image: { type: 'image', image: { mediaId, alt: 'a tower', caption: 'The tower' } },
  gallery: { type: 'gallery', images: [{ mediaId, alt: '' }] },
  video: { type: 'video', mediaId, captionsMediaId: mediaId, transcript: body },
  audio: { type: 'audio', mediaId },
  document: { type: 'document', mediaId, label: 'Plan' },
  link: { type: 'link', href: 'https://example.org/', label: 'More', newTab: false },
  form: { type: 'form', submitLabel: 'Send', fields: [{ name: 'mail', label: 'E-mail', kind: 'email', required: true }] },
  booking: { type: 'booking', serviceSlug: 'visit', label: 'Book' },
  event: { type: 'event', eventSlug: 'concert', label: 'Concert' },
  chat: { type: 'chat', greeting: 'Hello' },
  quiz: {
    type: 'quiz',
    question: '?',
    options: [
      { text: 'a', correct: true },
      { text: 'b', correct: false },
    ],
  },
  product: { type: 'product', name: 'Print', priceMinor: 1990, currency: 'EUR', href: 'https://example.org/print' },
  custom: { type: 'custom', element: 'my-clock', data: { zone: 'UTC', ticks: 3, shown: true } },
};

test.for([...HOTSPOT_TYPES])('0.18 content of the type %s is kept as it is', (type) => {
  expect(hotspotContentSchema.parse(SOUND[type])).toEqual(SOUND[type]);
});

test('0.18 the set of types is closed', () => {
  expect(Object.keys(SOUND).toSorted()).toEqual([...HOTSPOT_TYPES].toSorted());
  for (const type of ['html', 'iframe', 'script', '', 'Navigation', '__proto__'])
    expect(hotspotContentSchema.safeParse({ ...SOUND.info, type }).success).toBe(false);
});

test('0.18 defaults are filled in', () => {
  expect(hotspotContentSchema.parse({ type: 'navigation' })).toEqual({ type: 'navigation', transition: 'fade' });
  expect(hotspotContentSchema.parse({ type: 'link', href: 'https://example.org', label: 'x' })).toMatchObject({ newTab: true });
});

const { link, quiz, form, product, custom } = SOUND;
test.for<[string, unknown]>([
  ['a link to a script', { ...link, href: 'javascript:alert(1)' }],
  ['a product at a script', { ...product, href: 'data:text/html,x' }],
  ['a price with a fraction', { ...product, priceMinor: 19.9 }],
  ['a negative price', { ...product, priceMinor: -1 }],
  ['a currency in small letters', { ...product, currency: 'eur' }],
  ['a quiz with one answer', { ...quiz, options: [quiz.options[0]] }],
  ['a form without fields', { ...form, fields: [] }],
  ['a field named like a prototype', { ...form, fields: [{ ...form.fields[0], name: '__proto__' }] }],
  ['an element that browsers have themselves', { ...custom, element: 'script' }],
  ['an element with a space', { ...custom, element: 'my-clock onload' }],
  ['nested data', { ...custom, data: { a: { b: 1 } } }],
  ['a gallery without pictures', { type: 'gallery', images: [] }],
  ['media that is no id', { type: 'audio', mediaId: '../../etc/passwd' }],
  ['nothing but a type', { type: 'info' }],
])('0.18 %s is refused', ([, content]) => expect(hotspotContentSchema.safeParse(content).success).toBe(false));
