import { expect, test } from 'vitest';
import { emptyContent, faultsOf, fieldNameOf, HOTSPOT_TYPES, isAddress, priceOf } from './content-rules.ts';

test('what a new hotspot lacks is told by its place, for each type', () => {
  const faults = Object.fromEntries(HOTSPOT_TYPES.map((type) => [type, Object.keys(faultsOf(emptyContent(type)))]));
  expect(faults).toEqual({
    navigation: [],
    info: [],
    image: ['image.mediaId'],
    gallery: ['images'],
    video: ['mediaId'],
    audio: ['mediaId'],
    document: ['mediaId', 'label'],
    link: ['href', 'label'],
    form: ['submitLabel', 'fields'],
    booking: ['serviceSlug', 'label'],
    event: ['eventSlug', 'label'],
    chat: ['greeting'],
    quiz: ['question', 'options.0.text', 'options.1.text'],
    product: ['name', 'href'],
    custom: ['element'],
  });
});

test('a form needs fields with names of their own, a quiz an answer that is right', () => {
  const field = { name: 'mail', label: 'Mail', kind: 'email', required: true } as const;
  expect(faultsOf({ type: 'form', submitLabel: 'Send', fields: [field] })).toEqual({});
  expect(faultsOf({ type: 'form', submitLabel: 'Send', fields: [field, field] })).toEqual({ 'fields.1.name': 'sameName' });
  expect(faultsOf({ type: 'form', submitLabel: 'Send', fields: [{ ...field, name: 'Mail' }] })).toEqual({ 'fields.0.name': 'fieldName' });
  const options = [
    { text: 'a', correct: false },
    { text: 'b', correct: false },
  ];
  expect(faultsOf({ type: 'quiz', question: '?', options })).toEqual({ options: 'noAnswer' });
});

test('elements of the page have a hyphen, as browsers demand', () => {
  const faults = (element: string) => Object.keys(faultsOf({ type: 'custom', element, data: {} }));
  expect(['my-clock', 'a-b-c', 'x1-2'].flatMap(faults)).toEqual([]);
  for (const name of ['clock', 'My-clock', 'my-', '-clock', '1-a', 'my--clock', 'my-clock x']) expect(faults(name)).toEqual(['element']);
});

test('addresses are absolute and never scripts', () => {
  expect(['https://example.org', 'mailto:a@example.org', 'tel:+4930'].every(isAddress)).toBe(true);
  expect(['', 'example.org', '/path', 'javascript:alert(1)', 'data:text/html,x'].some(isAddress)).toBe(false);
});

test('fields are named after what visitors read, each differently', () => {
  expect(fieldNameOf('Ihr Name', [])).toBe('ihr_name');
  expect(fieldNameOf('Größe (cm)', [])).toBe('gro_e_cm');
  expect(fieldNameOf('Name', ['name', 'name_2'])).toBe('name_3');
  expect(fieldNameOf('2nd', [])).toBe('field_2nd');
  expect(fieldNameOf('電話', [])).toBe('field');
});

test('prices are read as people write them', () => {
  expect(['19.90', '19,9', '0', '7'].map(priceOf)).toEqual([1990, 1990, 0, 700]);
  expect(['', 'x', '1.234', '-1', '1e3'].map(priceOf)).toEqual([null, null, null, null, null]);
});
