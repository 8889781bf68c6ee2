import { fail } from '../core/index.ts';
import { xmlErrors } from './errors.ts';

export interface XmlLimits {
  /** Bytes, or characters of a text. 20 MB by default. */
  readonly maxSize?: number;
  /** 64 by default. */
  readonly maxDepth?: number;
  /** 200,000 by default. */
  readonly maxElements?: number;
  /** Keeps texts of white space alone, where they are part of what is said. */
  readonly keepBlanks?: boolean;
}

/**
 * Reads the text once before a tree is built of it: elements match, nothing is too deep or too many, and there is no document type, the one
 * place where entities can be declared. A DOCTYPE inside CDATA is only text: feeds carry whole pages there.
 */
export function checkXml(text: string, { maxDepth = 64, maxElements = 200_000 }: XmlLimits): void {
  const open: string[] = [];
  let elements = 0;
  let rootIsClosed = false;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    const skipped = skipSpecial(text, at);
    if (skipped !== undefined) {
      at = skipped;
      continue;
    }
    const end = endOfTag(text, at);
    const tag = text.slice(at + 1, end);
    at = end + 1;
    if (tag.startsWith('/')) {
      if (open.pop() !== tag.slice(1).trimEnd()) fail(xmlErrors.malformed);
      rootIsClosed ||= open.length === 0;
      continue;
    }
    if (rootIsClosed) fail(xmlErrors.malformed);
    elements += 1;
    if (elements > maxElements || open.length >= maxDepth) fail(xmlErrors.too_large);
    if (!tag.endsWith('/')) open.push(nameOf(tag));
    else rootIsClosed ||= open.length === 0;
  }
  if (open.length > 0 || elements === 0) fail(xmlErrors.malformed);
}

function nameOf(tag: string): string {
  return /^[^\s/"'=&]+/.exec(tag)?.[0] ?? fail(xmlErrors.malformed);
}

// The `>` that ends the tag, not one inside a quoted value.
function endOfTag(text: string, from: number): number {
  let quote = '';
  for (let at = from + 1; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '<') break;
    if (quote) quote = char === quote ? '' : quote;
    else if (char === '>') return at;
    else if (char === '"' || char === "'") quote = char;
  }
  return fail(xmlErrors.malformed);
}

function skipSpecial(text: string, at: number): number | undefined {
  if (text.startsWith('<!--', at)) return after(text, '-->', at + 4);
  if (text.startsWith('<![CDATA[', at)) return after(text, ']]>', at + 9);
  if (text.startsWith('<?', at)) return after(text, '?>', at + 2);
  return text.startsWith('<!', at) ? fail(xmlErrors.doctype) : undefined;
}

function after(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from);
  return found === -1 ? fail(xmlErrors.malformed) : found + end.length;
}
