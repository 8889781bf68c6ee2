import type { RichText, RichTextInline } from '../manifest-types.ts';
import { createLink, createNode } from './create-node.ts';
import { isSafeUrl } from './safe-url.ts';

const MARKS = { bold: 'strong', italic: 'em', underline: 'u', strike: 's', code: 'code' } as const;

function renderInline(node: RichTextInline, newTab: string): Node {
  if (node.type === 'break') return createNode('br');
  // A link to a forbidden address keeps its words and loses its address.
  const start: Node = node.type === 'link' && isSafeUrl(node.href) ? createLink(node.href, node.text, newTab) : new Text(node.text);
  return (node.marks ?? []).reduce<Node>((inner, mark) => (Object.hasOwn(MARKS, mark) ? createNode(MARKS[mark], {}, inner) : inner), start);
}

/** Rich text as nodes: known kinds only, words as text, addresses checked. Unknown kinds are left out. */
export function renderRichText({ blocks }: RichText, newTab: string): DocumentFragment {
  const inline = (content: RichTextInline[]) => content.map((node) => renderInline(node, newTab));
  // A text without translation keeps the direction of its own language.
  const dir = 'auto';
  const fragment = new DocumentFragment();
  for (const block of blocks) {
    switch (block.type) {
      case 'paragraph':
        fragment.append(createNode('p', { dir }, ...inline(block.content)));
        break;
      case 'heading':
        // The panel's own heading is of level 2.
        fragment.append(createNode(block.level === 2 ? 'h3' : 'h4', { dir }, ...inline(block.content)));
        break;
      case 'list':
        fragment.append(
          createNode(block.ordered ? 'ol' : 'ul', { dir }, ...block.items.map(({ content }) => createNode('li', {}, ...inline(content)))),
        );
        break;
      case 'quote':
        fragment.append(createNode('blockquote', { dir }, ...inline(block.content)));
        break;
    }
  }
  return fragment;
}
