import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { button, code, composeLetter, heading, list, paragraph, type LetterBlock } from './compose-letter.ts';

const letter = (...blocks: LetterBlock[]) => composeLetter({ subject: 'Hello', language: 'en', blocks, footer: 'Belvedere' });

describe('composeLetter', () => {
  test('a letter says the same as text and as HTML', () => {
    const { text, html } = letter(
      heading('Welcome'),
      paragraph('Tom & Jerry'),
      list(['a', 'b']),
      button('Open', 'https://x.test/a?b=1&c=2'),
      code('123 456'),
    );
    expect(text).toBe('Welcome\n\nTom & Jerry\n\n- a\n- b\n\nOpen:\nhttps://x.test/a?b=1&c=2\n\n123 456\n\n-- \nBelvedere');
    expect(html).toContain('<p>Tom &amp; Jerry</p>');
    expect(html).toContain('<ul><li>a</li><li>b</li></ul>');
    expect(html).toContain('href="https://x.test/a?b=1&amp;c=2"');
  });

  test('E5 no text of any part becomes markup', () => {
    const tags = /<\/?([a-z0-9]+)/g;
    const blocks = (text: string) => [heading(text), paragraph(text), list([text]), button(text, 'https://x.test/'), code(text)];
    const skeleton = (text: string) =>
      composeLetter({ subject: text, language: text, blocks: blocks(text), footer: text }).html.match(tags);
    const expected = skeleton('plain');
    const hostile = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        "' onmouseover='x",
        '&lt;b&gt;',
        '</title><svg/onload=x>',
        '${x}',
        '$&',
      ),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        expect(skeleton(text)).toEqual(expected);
      }),
    );
    expect(letter(paragraph('&lt;b&gt;')).html).toContain('<p>&amp;lt;b&amp;gt;</p>');
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', ' JaVaScRiPt:x', '/relative', '', 'ftp://x.test/', 'vbscript:x'])(
    'E6 %j is no address for a button',
    (url) => {
      expect(() => letter(button('x', url))).toThrow(TypeError);
    },
  );

  test('a subject is one line, and a language that runs from right to left does', () => {
    expect(composeLetter({ subject: 'a\r\nBcc: x@y.test\n b', language: 'he-IL', blocks: [], footer: '' }).subject).toBe(
      'a Bcc: x@y.test b',
    );
    expect(composeLetter({ subject: '', language: 'he-IL', blocks: [], footer: '' }).html).toContain('<html lang="he-IL" dir="rtl">');
  });
});
