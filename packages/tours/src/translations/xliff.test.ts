import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJson, SEGMENT_STATES, writeJson, type TranslationFile } from './translation-file.ts';
import { readXliff, writeXliff } from './xliff.ts';

const character = fc.oneof(
  fc.constantFrom(
    '<',
    '>',
    '&',
    '"',
    "'",
    ' ',
    '\n',
    '\r',
    '\t',
    ']]>',
    '<1>',
    '</1>',
    '<2/>',
    '&lt;',
    '\u0001',
    '\u001f',
    'ü',
    '漢',
    '😀',
    '<3>x</3>',
  ),
  fc.string({ maxLength: 3, unit: 'grapheme' }),
);
const text = fc.array(character, { minLength: 1, maxLength: 10 }).map((parts) => parts.join('').replaceAll('\u0000', '').toWellFormed());
const file: fc.Arbitrary<TranslationFile> = fc.record({
  tourId: fc.uuid(),
  source: fc.constantFrom('en', 'de-CH'),
  target: fc.constantFrom('fr', 'zh-Hant'),
  segments: fc.array(
    fc
      .record({
        key: fc.constantFrom('tour.title', 'hotspot.x.content.body.0'),
        context: fc.constant('Scene “A & <B>”'),
        source: text,
        target: fc.option(text),
        state: fc.constantFrom(...SEGMENT_STATES),
      })
      .map((segment) => ({
        ...segment,
        state: segment.target === null ? ('missing' as const) : segment.state === 'missing' ? ('draft' as const) : segment.state,
      })),
    { maxLength: 5 },
  ),
});

test('0.26 I16 a file is the same after it was XLIFF or JSON, whatever its words are', () => {
  fc.assert(
    fc.property(file, (whole) => {
      expect(readXliff(writeXliff(whole))).toEqual(whole);
      expect(readJson(writeJson(whole))).toEqual(whole);
    }),
  );
});

test('0.28 codes of a paragraph are inline elements, and what tools do to units is understood', () => {
  const whole: TranslationFile = {
    tourId: 't',
    source: 'en',
    target: 'de',
    segments: [{ key: 'a', context: 'c', source: 'See <1>the hall</1> &lt;1> <2/>', target: null, state: 'missing' }],
  };
  expect(writeXliff(whole)).toContain('<source xml:space="preserve">See <pc id="1">the hall</pc> &amp;lt;1&gt; <ph id="2"/></source>');
  const cut = `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="de"><file id="t"><group id="g"><unit id="a">
    <segment state="final"><source>One.</source><target>Eins.</target></segment><ignorable><source> </source></ignorable>
    <segment><source><pc id="1">Two</pc> <pc id="2">more</pc></source><target><mrk id="m"><pc id="1">Zwei</pc> <pc id="2">mehr</pc></mrk></target></segment></unit>
    <unit id="b"><segment><source>Three</source></segment></unit></group></file></xliff>`;
  expect(readXliff(cut)?.segments).toMatchObject([
    { key: 'a', source: 'One. <1>Two</1> <2>more</2>', target: 'Eins. <1>Zwei</1> <2>mehr</2>', state: 'approved' },
    { key: 'b', target: null, state: 'missing' },
  ]);
});

test('E9 XML of strangers is read without entities, and what is no XLIFF is none', () => {
  expect(() => readXliff('<!DOCTYPE x [<!ENTITY a "b">]><xliff version="2.0" srcLang="en" trgLang="de"/>')).toThrow(
    expect.objectContaining({ code: 'xml.doctype' }),
  );
  expect(() => readXliff('not xml')).toThrow(expect.objectContaining({ code: 'xml.malformed' }));
  expect(readXliff('<xliff version="1.2"><file/></xliff>')).toBeUndefined();
  expect([readJson('{'), readJson('[]'), readJson('{"format":"other"}')]).toEqual([undefined, undefined, undefined]);
});
