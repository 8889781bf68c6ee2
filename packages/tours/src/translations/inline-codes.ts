import type { RichText } from '@belvedere/manifest';

type Paragraph = Extract<RichText['blocks'][number], { type: 'paragraph' }>;
export type Inline = Paragraph['content'][number];

/**
 * A paragraph as one text that a translator can work on. Words with marks and links stand between numbered codes, a break is a code
 * alone: `See <1>the hall</1> first.<2/>` Which code is what is known from the source alone, so a translation can move codes but
 * never bring a link or a mark of its own. `&` and `<` of the words are written `&amp;` and `&lt;`.
 */
export function encodeInlines(content: readonly Inline[]): string {
  let next = 0;
  return content
    .map((node) => {
      if (isPlain(node)) return escaped(node.text);
      const code = ++next;
      return node.type === 'break' ? `<${code}/>` : `<${code}>${escaped(node.text)}</${code}>`;
    })
    .join('');
}

/** Why a text can't be a translation of its source. */
export type Refusal = 'unknown_code' | 'broken_code' | 'empty' | 'too_long';

export type Decoded = { content: Inline[] } | { refusal: Refusal };

const CODE = /<(?:(\d{1,4})\/|(\/?)(\d{1,4}))>/g;
const MAX_TEXT = 10_000;
const MAX_NODES = 500;

/** The paragraph that a text means, its codes being those of the source. */
export function decodeInlines(text: string, source: readonly Inline[]): Decoded {
  const codes = source.filter((node) => !isPlain(node));
  const content: Inline[] = [];
  let open: { code: number; words: string } | undefined;
  let at = 0;
  const say = (words: string): void => {
    if (open) open.words += words;
    else if (words !== '') content.push({ type: 'text', text: words });
  };
  for (const match of text.matchAll(CODE)) {
    say(unescaped(text.slice(at, match.index)));
    at = match.index + match[0].length;
    const code = Number(match[1] ?? match[3]);
    const node = codes[code - 1];
    if (!node) return { refusal: 'unknown_code' };
    if (match[1] !== undefined) {
      if (open || node.type !== 'break') return { refusal: 'broken_code' };
      content.push({ type: 'break' });
    } else if (match[2] === '') {
      if (open || node.type === 'break') return { refusal: 'broken_code' };
      open = { code, words: '' };
    } else {
      if (open?.code !== code || node.type === 'break') return { refusal: 'broken_code' };
      if (open.words !== '') content.push({ ...node, text: open.words });
      open = undefined;
    }
  }
  if (open) return { refusal: 'broken_code' };
  say(unescaped(text.slice(at)));
  if (content.length === 0) return { refusal: 'empty' };
  const tooLong =
    content.length > MAX_NODES ||
    content.some((node) => node.type !== 'break' && node.text.length > (node.type === 'link' ? 500 : MAX_TEXT));
  return tooLong ? { refusal: 'too_long' } : { content };
}

/**
 * A paragraph that was translated by hand, in the codes of its source: what has the same marks or leads to the same place keeps its
 * code, everything else is words.
 */
export function encodeAgainst(content: readonly Inline[], source: readonly Inline[]): string {
  const free = source.filter((node) => !isPlain(node)).map((node, index) => ({ node, code: index + 1 }));
  return content
    .map((node) => {
      if (isPlain(node)) return escaped(node.text);
      const found = free.findIndex((each) => kindOf(each.node) === kindOf(node));
      const [taken] = found === -1 ? [] : free.splice(found, 1);
      if (node.type === 'break') return taken ? `<${taken.code}/>` : ' ';
      return taken ? `<${taken.code}>${escaped(node.text)}</${taken.code}>` : escaped(node.text);
    })
    .join('');
}

function kindOf(node: Inline): string {
  if (node.type === 'break') return 'break';
  return JSON.stringify([node.type, node.type === 'link' ? node.href : '', [...(node.marks ?? [])].toSorted()]);
}

function isPlain(node: Inline): node is Extract<Inline, { type: 'text' }> {
  return node.type === 'text' && (node.marks ?? []).length === 0;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const unescaped = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&amp;', '&');
