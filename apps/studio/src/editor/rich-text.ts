import type { RichText } from '@belvedere/sdk';

/** Paragraphs, one a line, as the tree that hotspots keep. */
export function richTextOf(text: string): RichText {
  const lines = text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean);
  return { blocks: lines.map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] })) };
}

/** The words of a tree of paragraphs alone; null for one that says more than lines of text can. */
export function plainTextOf({ blocks }: RichText): string | null {
  const lines: string[] = [];
  for (const block of blocks) {
    if (block.type !== 'paragraph') return null;
    const isPlain = block.content.every(
      (piece) => piece.type === 'text' && Object.keys(piece).every((name) => name === 'type' || name === 'text'),
    );
    if (!isPlain) return null;
    lines.push(block.content.map((piece) => ('text' in piece ? piece.text : '')).join(''));
  }
  return lines.join('\n');
}
