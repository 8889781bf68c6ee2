import { z } from 'zod';

/** Addresses that a link may lead to. Anything else is refused when written and ignored when shown. */
export const LINK_PROTOCOLS = ['https:', 'http:', 'mailto:', 'tel:'] as const;

/** Whether an address is absolute and of an allowed protocol. */
export function isSafeUrl(value: string): boolean {
  try {
    return (LINK_PROTOCOLS as readonly string[]).includes(new URL(value).protocol);
  } catch {
    return false;
  }
}

export const safeUrlSchema = z.string().max(2048).refine(isSafeUrl, 'Use an address that begins with https:, http:, mailto: or tel:.');

const marks = z
  .array(z.enum(['bold', 'italic', 'underline', 'strike', 'code']))
  .max(5)
  .optional();
const inline = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string().max(10_000), marks }),
  z.object({ type: z.literal('link'), href: safeUrlSchema, text: z.string().min(1).max(500), marks }),
  z.object({ type: z.literal('break') }),
]);
const inlines = z.array(inline).max(500);
const item = z.object({ content: inlines });
const block = z.discriminatedUnion('type', [
  z.object({ type: z.literal('paragraph'), content: inlines }),
  z.object({ type: z.literal('heading'), level: z.union([z.literal(2), z.literal(3)]), content: inlines }),
  z.object({ type: z.literal('list'), ordered: z.boolean(), items: z.array(item).min(1).max(200) }),
  z.object({ type: z.literal('quote'), content: inlines }),
]);

/** Rich text is a tree of known nodes, never HTML. */
export const richTextSchema = z.object({ blocks: z.array(block).max(200) }).meta({ id: 'RichText' });

export type RichText = z.infer<typeof richTextSchema>;
export type RichTextBlock = z.infer<typeof block>;
export type RichTextInline = z.infer<typeof inline>;

/** A rich text of plain paragraphs. */
export function plainText(...paragraphs: string[]): RichText {
  return { blocks: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })) };
}

/** The words alone, blocks separated by a line feed. */
export function richTextToString(text: RichText): string {
  const words = (content: RichTextInline[]) => content.map((node) => (node.type === 'break' ? '\n' : node.text)).join('');
  return text.blocks
    .map((node) => (node.type === 'list' ? node.items.map((entry) => words(entry.content)).join('\n') : words(node.content)))
    .join('\n');
}
