import { expect, test } from 'vitest';
import { isSafeUrl, plainText, richTextSchema, richTextToString, safeUrlSchema, type RichText } from './rich-text.ts';

const paragraph = (...content: unknown[]) => ({ blocks: [{ type: 'paragraph', content }] });

test.for(['https://example.org', 'http://example.org/a?b#c', 'mailto:a@example.org', 'tel:+4930123456', 'HTTPS://EXAMPLE.ORG'])(
  'E6 %s may be linked to',
  (url) => {
    expect(isSafeUrl(url)).toBe(true);
    expect(safeUrlSchema.safeParse(url).success).toBe(true);
  },
);

test.for([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,<script>1</script>',
  'vbscript:msgbox',
  'file:///etc/passwd',
  'blob:https://example.org/1',
  '//example.org',
  '/relative',
  'example.org',
  '',
  `https://example.org/${'a'.repeat(2048)}`,
])('E6 %j is refused as a link', (url) => expect(safeUrlSchema.safeParse(url).success).toBe(false));

test('E5 rich text is a tree of known nodes; what is not known is refused or dropped, never kept', () => {
  const sound: RichText = {
    blocks: [
      { type: 'heading', level: 2, content: [{ type: 'text', text: 'Title', marks: ['bold'] }] },
      { type: 'paragraph', content: [{ type: 'text', text: '<b>not HTML</b>' }, { type: 'break' }] },
      { type: 'list', ordered: true, items: [{ content: [{ type: 'link', href: 'https://example.org', text: 'link' }] }] },
      { type: 'quote', content: [{ type: 'text', text: 'quote' }] },
    ],
  };
  expect(richTextSchema.parse(sound)).toEqual(sound);

  const refused = [
    { blocks: [{ type: 'html', html: '<script>' }] },
    { blocks: [{ type: 'heading', level: 1, content: [] }] },
    paragraph({ type: 'image', src: 'https://example.org/x' }),
    paragraph({ type: 'text', text: 'x', marks: ['blink'] }),
    paragraph({ type: 'link', href: 'javascript:alert(1)', text: 'x' }),
    paragraph({ type: 'link', href: 'https://example.org', text: '' }),
    { blocks: [{ type: 'list', ordered: false, items: [] }] },
    { blocks: Array.from({ length: 201 }, () => ({ type: 'paragraph', content: [] })) },
  ];
  for (const text of refused) expect(richTextSchema.safeParse(text).success).toBe(false);
  expect(richTextSchema.parse(paragraph({ type: 'text', text: 'x', onclick: 'alert(1)' }))).toEqual(paragraph({ type: 'text', text: 'x' }));
});

test('the words of a rich text, a line for each block and item', () => {
  expect(richTextToString(plainText('one', 'two'))).toBe('one\ntwo');
  expect(
    richTextToString({
      blocks: [
        {
          type: 'paragraph',
          content: [{ type: 'text', text: 'a' }, { type: 'break' }, { type: 'link', href: 'https://x.org', text: 'b' }],
        },
        { type: 'list', ordered: false, items: [{ content: [{ type: 'text', text: 'c' }] }, { content: [] }] },
      ],
    }),
  ).toBe('a\nb\nc\n');
  expect(richTextToString({ blocks: [] })).toBe('');
});
