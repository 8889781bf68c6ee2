import { expect, test } from 'vitest';
import { headersOf } from './csv-headers.ts';

test('headers are read by whichever sign parts them, quoted or not', () => {
  expect(headersOf('E-mail,Name\nann@example.org,Ann')).toEqual(['E-mail', 'Name']);
  expect(headersOf('\uFEFFTitel;"Beginn; Ortszeit";Plätze\r\n')).toEqual(['Titel', 'Beginn; Ortszeit', 'Plätze']);
  expect(headersOf('title\tstarts\t"who ""knows"""')).toEqual(['title', 'starts', 'who "knows"']);
  expect(headersOf('')).toEqual([]);
});
