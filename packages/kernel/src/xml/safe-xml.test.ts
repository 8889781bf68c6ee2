import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elementsOf, safeXml, textOf } from './safe-xml.ts';

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('safeXml', () => {
  test('E9 a feed becomes a tree: order, attributes, CDATA, prefixes, references', () => {
    const root = safeXml(`<?xml version="1.0" encoding="UTF-8"?><!-- a feed --><rss version="2.0"><channel>
      <title>Tom &amp; J&#233;r&#xF4;me &lt;live&gt;&nbsp;</title>
      <item><itunes:duration>1800</itunes:duration><enclosure url="https://x.test/a?b=1&amp;c=2" length='1'/></item>
      <item><description><![CDATA[<!DOCTYPE html><b>&amp;</b>]]> and more</description></item></channel></rss>`);
    expect(root.name).toBe('rss');
    expect(root.attributes.get('version')).toBe('2.0');
    const [channel] = elementsOf(root, 'channel');
    const [first, second] = channel ? elementsOf(channel, 'item') : [];
    expect(channel?.children[0]).toEqual({ name: 'title', attributes: new Map(), children: ['Tom & Jérôme <live>\u00a0'] });
    expect(first?.children).toEqual([
      { name: 'itunes:duration', attributes: new Map(), children: ['1800'] },
      {
        name: 'enclosure',
        attributes: new Map([
          ['url', 'https://x.test/a?b=1&c=2'],
          ['length', '1'],
        ]),
        children: [],
      },
    ]);
    expect(second && textOf(second)).toBe('<!DOCTYPE html><b>&amp;</b> and more');
  });

  test.each([
    ['file', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['network', '<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1/">]><a>&x;</a>'],
    ['parameter entity', '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1/e.dtd">%x;]><a/>'],
    ['external DTD', '<!DOCTYPE a SYSTEM "http://127.0.0.1/e.dtd"><a/>'],
    ['public DTD', '<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://x/rss.dtd"><rss/>'],
    ['lower case', '<!doctype a><a/>'],
    ['after a comment', '<?xml version="1.0"?><!-- <a/> -->\n<!DOCTYPE a><a/>'],
    ['inside', '<a><!DOCTYPE b [<!ENTITY x "y">]>&x;</a>'],
    ['after the root', '<a/><!DOCTYPE a>'],
    ['entity alone', '<a><!ENTITY x "y"></a>'],
    ['conditional section', '<a><![INCLUDE[<b/>]]></a>'],
    [
      'laughs',
      `<!DOCTYPE l [${'abcdefghi'
        .split('')
        .map((name, index) => `<!ENTITY ${name} "${`&${'zabcdefgh'[index]};`.repeat(10)}">`)
        .join('')}]><l>&i;</l>`,
    ],
    ['quadratic', `<!DOCTYPE q [<!ENTITY a "${'a'.repeat(50_000)}">]><q>${'&a;'.repeat(50_000)}</q>`],
  ])('E9 a document type is refused: %s', (_, xml) => {
    for (const source of [xml, Buffer.from(xml), utf16(xml), utf16(xml).swap16(), Buffer.from(xml, 'utf16le')]) {
      expect(() => safeXml(source)).toThrow(expect.objectContaining({ code: expect.stringMatching(/^xml\.(doctype|malformed)$/) }));
    }
    expect(() => safeXml(xml)).toThrow(expect.objectContaining({ code: 'xml.doctype' }));
  });

  test.each([
    '',
    ' ',
    'text',
    '<',
    '<>',
    '<a',
    '<a>',
    '</a>',
    '<a></b>',
    '<a><b></a></b>',
    '<a/><b/>',
    '<a b="',
    '<a b="<">',
    '<!--',
    '<a><![CDATA[',
    '<?xml',
    '<a></a',
    '<a></a b>',
    '<a><!-- </a>',
    '{"a":1}',
    '<a>\u0000</b>',
    '<a/></a>',
  ])('E9 %j is malformed', (xml) => {
    expect(() => safeXml(xml)).toThrow(expect.objectContaining({ code: expect.stringMatching(/^xml\.(malformed|doctype)$/) }));
  });

  test('E9 size, depth and number are bounded', () => {
    const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);
    expect(safeXml(nested(64)).name).toBe('a');
    for (const bad of [nested(65), nested(500_000), `<a>${'<b/>'.repeat(200_001)}</a>`]) {
      expect(() => safeXml(bad)).toThrow(expect.objectContaining({ code: 'xml.too_large' }));
    }
    expect(() => safeXml('<a>123456</a>', { maxSize: 12 })).toThrow(expect.objectContaining({ code: 'xml.too_large' }));
  });

  test('E9 references are decoded once and never grow into more', () => {
    const text = (xml: string) => textOf(safeXml(`<a>${xml}</a>`));
    expect(text('&amp;lt;b&amp;gt; &amp;amp;')).toBe('&lt;b&gt; &amp;');
    expect(text('&unknown; &x &;')).toBe('&unknown; &x &;');
    expect(text('a&#0;b&#x1F;c&#xD800;d&#x110000;e&#9999999;f')).toBe('abcdef');
    expect(text('&#x1F3AA;')).toBe('🎪');
  });

  test('E9 names of the prototype are only names', () => {
    for (const name of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']) {
      try {
        safeXml(`<a><${name} ${name}="1" b="2"><polluted>yes</polluted></${name}></a>`);
      } catch (error) {
        expect(error).toMatchObject({ code: 'xml.malformed' });
      }
    }
    expect('polluted' in {}).toBe(false);
    expect({}.constructor).toBe(Object);
  });

  test('E9 what was encoded otherwise is read; what can not be is refused', () => {
    expect(textOf(safeXml(Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>caf\xe9</a>', 'latin1')))).toBe('café');
    expect(textOf(safeXml(utf16('<a>東京</a>')))).toBe('東京');
    expect(textOf(safeXml(Buffer.from('\ufeff<a>ü</a>')))).toBe('ü');
    for (const bad of ['<?xml version="1.0" encoding="utf-7"?><a>+ADw-</a>', '<?xml version="1.0" encoding="none"?><a/>']) {
      expect(() => safeXml(Buffer.from(bad))).toThrow(expect.objectContaining({ code: 'xml.malformed' }));
    }
    expect(() => safeXml(Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]))).toThrow(
      expect.objectContaining({ code: 'xml.malformed' }),
    );
  });

  test.each([
    ['open tags', '<a '.repeat(300_000)],
    ['one long tag', `<a ${'b '.repeat(300_000)}`],
    ['open quotes', `<a ${'b="'.repeat(300_000)}`],
    ['many attributes', `<a ${Array.from({ length: 20_000 }, (_, index) => `b${index}="1"`).join(' ')}/>`],
    ['white space', `<a${' '.repeat(1_000_000)}/>`],
    ['white space in an end', `<a></a${' '.repeat(1_000_000)}`],
    ['comments', `<a>${'<!---->'.repeat(100_000)}</a>`],
    ['broken references', `<a>${'&#x'.repeat(300_000)}</a>`],
    ['equal signs', `<a ${'='.repeat(500_000)}/>`],
    ['declaration', `<?xml ${'encoding '.repeat(100_000)}`],
  ])('S8 a long %s takes a time in proportion to its length', (_, xml) => {
    const start = performance.now();
    try {
      safeXml(Buffer.from(xml));
    } catch (error) {
      expect(error).toMatchObject({ code: expect.stringMatching(/^xml\./) });
    }
    expect(performance.now() - start).toBeLessThan(1_500);
  });

  test('X5 no text makes it fail in another way', () => {
    const part = fc.oneof(
      fc.constantFrom('<a>', '</a>', '<b x="', '"', '/>', '<![CDATA[', ']]>', '<!--', '-->', '<?', '?>', '&lt;', '<!', '>'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        try {
          safeXml(`<a>${parts.join('')}</a>`);
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/^xml\./) });
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
