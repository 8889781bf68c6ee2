import { isSafeUrl, plainText, type HotspotContent, type RichText } from '@belvedere/manifest';
import { Parser } from 'htmlparser2';

const MAX_TITLE = 200;

/** A title of any text: one line, at most 200 characters; the fallback when nothing is left. */
export function titleOf(text: string | null | undefined, fallback: string): string {
  const line = plainWords(text ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const whole = line === '' ? fallback.replaceAll(/\s+/g, ' ').trim() || 'Untitled' : line;
  return whole.length <= MAX_TITLE ? whole : `${whole.slice(0, MAX_TITLE - 1).toWellFormed()}…`;
}

/** The words of a text that may be HTML. */
export function plainWords(text: string): string {
  return htmlToRichText(text)
    .blocks.map((block) =>
      (block.type === 'list' ? block.items.flatMap((item) => item.content) : block.content)
        .map((node) => (node.type === 'break' ? '\n' : node.text))
        .join(''),
    )
    .join('\n');
}

type Inline = Extract<RichText['blocks'][number], { type: 'paragraph' }>['content'][number];
type Mark = 'bold' | 'italic' | 'underline' | 'strike' | 'code';

const MARKS: Readonly<Record<string, Mark>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  s: 'strike',
  del: 'strike',
  code: 'code',
};
const UNSEEN = new Set(['script', 'style', 'template', 'iframe', 'object', 'svg', 'head', 'title']);
const LIMITS = { blocks: 200, inlines: 500, text: 10_000, linkText: 500 };

/**
 * The tree of what HTML says: paragraphs, headings, lists, quotes, marks and safe links. Everything else is read as its words, and
 * what is not meant to be read is left out. Nothing of the HTML itself is kept.
 */
function htmlToRichText(html: string): RichText {
  const blocks: RichText['blocks'] = [];
  let content: Inline[] = [];
  let kind: 'paragraph' | 'quote' | { heading: 2 | 3 } | { list: boolean } = 'paragraph';
  const marks: Mark[] = [];
  let href: string | null = null;
  let hidden = 0;

  const close = () => {
    const trimmed = trimInlines(content);
    content = [];
    if (trimmed.length === 0 || blocks.length >= LIMITS.blocks) return;
    if (typeof kind === 'string') blocks.push({ type: kind, content: trimmed });
    else if ('heading' in kind) blocks.push({ type: 'heading', level: kind.heading, content: trimmed });
    else {
      const last = blocks.at(-1);
      if (last?.type === 'list' && last.ordered === kind.list && last.items.length < LIMITS.blocks) last.items.push({ content: trimmed });
      else blocks.push({ type: 'list', ordered: kind.list, items: [{ content: trimmed }] });
    }
  };
  const lists: boolean[] = [];

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (UNSEEN.has(name)) hidden++;
        const mark = MARKS[name];
        if (mark) marks.push(mark);
        else if (name === 'a') href = isSafeUrl(attributes['href'] ?? '') ? (attributes['href'] ?? null) : null;
        else if (name === 'br') content.push({ type: 'break' });
        else if (name === 'ul' || name === 'ol') lists.push(name === 'ol');
        else if (name === 'p' || name === 'div' || name === 'blockquote' || name === 'li' || /^h[1-6]$/.test(name)) {
          close();
          if (name === 'li') kind = { list: lists.at(-1) ?? false };
          else if (name === 'blockquote') kind = 'quote';
          else if (name.startsWith('h')) kind = { heading: name === 'h1' || name === 'h2' ? 2 : 3 };
        }
      },
      ontext(text) {
        if (hidden > 0 || content.length >= LIMITS.inlines) return;
        const words = text
          .replaceAll(/\s+/g, ' ')
          .slice(0, href === null ? LIMITS.text : LIMITS.linkText)
          .toWellFormed();
        if (words === '') return;
        const given = marks.length > 0 ? { marks: [...new Set(marks)] } : {};
        const last = content.at(-1);
        if (href !== null) content.push({ type: 'link', href, text: words, ...given });
        else if (last?.type === 'text' && marks.length === 0 && last.marks === undefined && last.text.length + words.length <= LIMITS.text)
          last.text += words;
        else content.push({ type: 'text', text: words, ...given });
      },
      onclosetag(name) {
        if (UNSEEN.has(name)) hidden = Math.max(0, hidden - 1);
        const mark = MARKS[name];
        if (mark) marks.splice(marks.lastIndexOf(mark), 1);
        else if (name === 'a') href = null;
        else if (name === 'ul' || name === 'ol') lists.pop();
        if (name === 'p' || name === 'div' || name === 'blockquote' || name === 'li' || /^h[1-6]$/.test(name)) {
          close();
          kind = 'paragraph';
        }
      },
    },
    { decodeEntities: true },
  );
  parser.write(html.replaceAll('\u0000', ''));
  parser.end();
  close();
  return { blocks };
}

function trimInlines(content: readonly Inline[]): Inline[] {
  const result = [...content];
  const isEmpty = (node: Inline | undefined) => node !== undefined && (node.type === 'break' || node.text.trim() === '');
  while (isEmpty(result[0])) result.shift();
  while (isEmpty(result.at(-1))) result.pop();
  const [first] = result;
  const last = result.at(-1);
  if (first && first.type !== 'break') result[0] = { ...first, text: first.text.trimStart() };
  if (last && last.type !== 'break')
    result[result.length - 1] = { ...(result.at(-1) as typeof last), text: (result.at(-1) as typeof last).text.trimEnd() };
  return result;
}

/** The content of an information mark; an empty text says nothing but is allowed. */
export function infoContent(text: string, options: { isHtml: boolean }): HotspotContent {
  const body = options.isHtml ? htmlToRichText(text) : plainText(...text.split(/\n{2,}/).map((part) => part.slice(0, LIMITS.text)));
  return { type: 'info', body: { blocks: body.blocks.slice(0, LIMITS.blocks) } };
}
