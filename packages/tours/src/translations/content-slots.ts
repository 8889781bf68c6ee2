import type { HotspotContent, RichText } from '@belvedere/manifest';
import { decodeInlines, encodeAgainst, encodeInlines, type Inline, type Refusal } from './inline-codes.ts';

/** A place in a hotspot's content where words for people stand: its path, and the words there. */
export interface Slot {
  path: string;
  /** Words with codes when it is a paragraph of a rich text. */
  text: string;
  inlines: readonly Inline[] | null;
}

/** Every text of a content that a visitor reads, in its order. What is no text (media, links, names of fields) is not there. */
export function contentSlots(content: HotspotContent): Slot[] {
  const slots: Slot[] = [];
  const plain = (path: string, text: string | undefined) => {
    if (text !== undefined && text !== '') slots.push({ path, text, inlines: null });
  };
  const paragraph = (path: string, inlines: readonly Inline[]) => {
    const text = encodeInlines(inlines);
    if (text.trim() !== '') slots.push({ path, text, inlines });
  };
  const rich = (path: string, text: RichText | undefined) =>
    text?.blocks.forEach((block, index) => {
      if (block.type === 'list') block.items.forEach((item, at) => paragraph(`${path}.${index}.${at}`, item.content));
      else paragraph(`${path}.${index}`, block.content);
    });

  switch (content.type) {
    case 'info':
      rich('body', content.body);
      break;
    case 'image':
      plain('image.alt', content.image.alt);
      plain('image.caption', content.image.caption);
      break;
    case 'gallery':
      content.images.forEach((image, index) => {
        plain(`images.${index}.alt`, image.alt);
        plain(`images.${index}.caption`, image.caption);
      });
      break;
    case 'video':
    case 'audio':
      rich('transcript', content.transcript);
      break;
    case 'document':
    case 'link':
    case 'booking':
    case 'event':
      plain('label', content.label);
      break;
    case 'form':
      plain('submitLabel', content.submitLabel);
      content.fields.forEach((field, index) => plain(`fields.${index}.label`, field.label));
      break;
    case 'chat':
      plain('greeting', content.greeting);
      break;
    case 'quiz':
      plain('question', content.question);
      content.options.forEach((option, index) => plain(`options.${index}.text`, option.text));
      rich('explanation', content.explanation);
      break;
    case 'product':
      plain('name', content.name);
      break;
    case 'navigation':
    case 'custom':
      break;
  }
  return slots;
}

/** Longest text of a place that is no paragraph, as packages/manifest allows it. */
const LIMITS: readonly (readonly [RegExp, number])[] = [
  [/\.(?:alt|caption)$/, 500],
  [/^(?:greeting|question)$/, 500],
  [/./, 200],
];

/** The words that a content has at a place of its source, in the source's codes; undefined when it has none there. */
export function readSlot(content: HotspotContent, source: Slot): string | undefined {
  const found = contentSlots(content).find(({ path }) => path === source.path);
  if (!found) return undefined;
  return found.inlines && source.inlines ? encodeAgainst(found.inlines, source.inlines) : found.text;
}

/** A content with other words at some places. Everything else, media and links among it, stays as it is. */
export function writeSlots(content: HotspotContent, source: HotspotContent, texts: ReadonlyMap<string, string>): HotspotContent {
  const result = structuredClone(content);
  const slots = new Map(contentSlots(source).map((slot) => [slot.path, slot]));
  for (const [path, text] of texts) {
    const slot = slots.get(path);
    if (slot) put(result, path, slot.inlines ? decodedOr(text, slot.inlines) : text);
  }
  return result;
}

/** Why a text can't stand at a place, or undefined when it can. */
export function refusalOf(slot: Slot, text: string): Refusal | undefined {
  if (slot.inlines) {
    const decoded = decodeInlines(text, slot.inlines);
    return 'refusal' in decoded ? decoded.refusal : undefined;
  }
  if (text.trim() === '') return 'empty';
  const limit = LIMITS.find(([pattern]) => pattern.test(slot.path))?.[1] ?? 200;
  return text.length > limit ? 'too_long' : undefined;
}

function decodedOr(text: string, inlines: readonly Inline[]): Inline[] {
  const decoded = decodeInlines(text, inlines);
  return 'content' in decoded ? decoded.content : [...inlines];
}

/** Walks to a place by its path: numbers go into `blocks` of a rich text, then into `items` of a list. */
function put(content: object, path: string, value: string | Inline[]): void {
  const steps = path.split('.');
  let node = content as Record<string, unknown>;
  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1;
    if (isLast && typeof value === 'string') {
      node[step] = value;
      return;
    }
    const next = stepInto(node, step);
    if (!next) return;
    if (isLast) next['content'] = value;
    else node = next;
  }
}

function stepInto(node: Record<string, unknown>, step: string): Record<string, unknown> | undefined {
  const list = [node, node['blocks'], node['items']].find((each): each is Record<string, unknown>[] => Array.isArray(each));
  const next = list ? list[Number(step)] : node[step];
  return typeof next === 'object' && next !== null ? (next as Record<string, unknown>) : undefined;
}
