import { expect, test } from 'vitest';
import { configurationOf, fieldsOf, typedOf } from './configuration-of.ts';

const SCHEMA = {
  type: 'object',
  required: ['url', 'region', 'notes'],
  properties: {
    url: { type: 'string', format: 'uri', maxLength: 1000 },
    region: { type: 'string', enum: ['eu', 'us'] },
    limit: { type: 'integer' },
    live: { type: 'boolean' },
    account: { type: 'string', maxLength: 80 },
    notes: { type: 'string', maxLength: 2000, default: '' },
  },
};

test('a form asks for what the schema of a service names, each in its kind', () => {
  expect(fieldsOf(SCHEMA)).toEqual([
    { name: 'url', kind: 'address', isRequired: true, options: [] },
    { name: 'region', kind: 'choice', isRequired: true, options: ['eu', 'us'] },
    { name: 'limit', kind: 'number', isRequired: false, options: [] },
    { name: 'live', kind: 'yes', isRequired: false, options: [] },
    { name: 'account', kind: 'text', isRequired: false, options: [] },
    { name: 'notes', kind: 'long', isRequired: false, options: [] },
  ]);
  for (const nothing of [null, true, [], {}, { properties: [] }]) expect(fieldsOf(nothing)).toEqual([]);
});

test('what was typed is sent as the schema has it, and what was left empty or is asked no more is not', () => {
  const typed = { url: 'https://a.example', region: '', limit: '20', live: false, account: '', notes: 'x', stale: 'y' };
  expect(configurationOf(fieldsOf(SCHEMA), typed)).toEqual({ url: 'https://a.example', limit: 20, live: false, notes: 'x' });
});

test('a form begins with what is configured, and says the same again', () => {
  const configured = { url: 'https://a.example', limit: 20, live: true };
  expect(typedOf(configured)).toEqual({ url: 'https://a.example', limit: '20', live: true });
  expect(configurationOf(fieldsOf(SCHEMA), typedOf(configured))).toEqual(configured);
});
