import type { RichText } from '@belvedere/sdk';

export type Block = RichText['blocks'][number];
export type Inline = Extract<Block, { type: 'paragraph' }>['content'][number];
export type Mark = NonNullable<Extract<Inline, { type: 'text' }>['marks']>[number];

/** A document of ProseMirror, as JSON. */
export interface DocNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: DocNode[];
  text?: string;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
}

/** Every mark, in the order in which they are kept: the same words are the same tree. */
const MARKS = ['bold', 'italic', 'underline', 'strike', 'code'] as const satisfies readonly Mark[];

function toInline(inline: Inline): DocNode[] {
  if (inline.type === 'break') return [{ type: 'hardBreak' }];
  if (inline.text === '') return [];
  const marks: NonNullable<DocNode['marks']> = (inline.marks ?? []).map((type) => ({ type }));
  if (inline.type === 'link') marks.push({ type: 'link', attrs: { href: inline.href } });
  return [{ type: 'text', text: inline.text, ...(marks.length > 0 && { marks }) }];
}

const withContent = (node: DocNode, content: readonly Inline[]): DocNode => {
  const children = content.flatMap(toInline);
  return children.length > 0 ? { ...node, content: children } : node;
};

function toBlock(block: Block): DocNode {
  switch (block.type) {
    case 'paragraph':
    case 'quote':
      return withContent({ type: block.type }, block.content);
    case 'heading':
      return withContent({ type: 'heading', attrs: { level: block.level } }, block.content);
    case 'list':
      return {
        type: block.ordered ? 'orderedList' : 'bulletList',
        content: block.items.map(({ content }) => ({ type: 'listItem', content: [withContent({ type: 'paragraph' }, content)] })),
      };
  }
}

/** The tree as the editor's document. One without blocks is an empty line to write in. */
export function toDoc({ blocks }: RichText): DocNode {
  return { type: 'doc', content: blocks.length > 0 ? blocks.map(toBlock) : [{ type: 'paragraph' }] };
}

function fromInline({ type, text = '', marks: given = [] }: DocNode): Inline {
  if (type === 'hardBreak') return { type: 'break' };
  const kept = MARKS.filter((name) => given.some((mark) => mark.type === name));
  const marks = kept.length > 0 && { marks: kept };
  const href = given.find((mark) => mark.type === 'link')?.attrs?.['href'];
  return typeof href === 'string' ? { type: 'link', href, text, ...marks } : { type: 'text', text, ...marks };
}

const contentOf = (node: DocNode | undefined): Inline[] => (node?.content ?? []).map(fromInline);

function fromBlock(node: DocNode): Block {
  switch (node.type) {
    case 'heading':
      return { type: 'heading', level: node.attrs?.['level'] === 3 ? 3 : 2, content: contentOf(node) };
    case 'quote':
      return { type: 'quote', content: contentOf(node) };
    case 'bulletList':
    case 'orderedList':
      return {
        type: 'list',
        ordered: node.type === 'orderedList',
        items: (node.content ?? []).map((item) => ({ content: contentOf(item.content?.[0]) })),
      };
    default:
      return { type: 'paragraph', content: contentOf(node) };
  }
}

/** The editor's document as the tree that is kept. An empty line alone is nothing. */
export function fromDoc({ content = [] }: DocNode): RichText {
  const blocks = content.map(fromBlock);
  const [first] = blocks;
  const isEmpty = blocks.length === 1 && first?.type === 'paragraph' && first.content.length === 0;
  return { blocks: isEmpty ? [] : blocks };
}

/** The words alone, a block a line. */
export function wordsOf({ blocks }: RichText): string {
  const words = (content: readonly Inline[]) => content.map((each) => (each.type === 'break' ? '\n' : each.text)).join('');
  return blocks
    .map((block) => (block.type === 'list' ? block.items.map((item) => words(item.content)).join('\n') : words(block.content)))
    .join('\n');
}
