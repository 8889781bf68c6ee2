import { XMLParser } from 'fast-xml-parser';
import { fail } from '../core/index.ts';
import { checkXml, type XmlLimits } from './check-xml.ts';
import { decodeXml } from './decode-xml.ts';
import { xmlErrors } from './errors.ts';

export interface XmlElement {
  /** With its prefix, as written. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Elements and texts in their order; texts of white space alone are left out unless they are asked for. */
  readonly children: readonly (XmlElement | string)[];
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  cdataPropName: '#cdata',
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  trimValues: false,
});

const REFERENCE = /&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos|nbsp);/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
// Characters that XML 1.0 does not know; a database text can't hold the first of them.
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** Parses XML of strangers: no document type, no entity but the five of XML, bounded in size, depth and number (E9). Gives the root. */
export function safeXml(source: string | Uint8Array, limits: XmlLimits = {}): XmlElement {
  if (source.length > (limits.maxSize ?? 20_000_000)) fail(xmlErrors.too_large);
  const text = (typeof source === 'string' ? source : decodeXml(source)).replace(FORBIDDEN, '');
  checkXml(text, limits);
  const root = toChildren(parse(text), limits.keepBlanks ?? false).find((child) => typeof child !== 'string');
  return root ?? fail(xmlErrors.malformed);
}

/** The elements of that name right below. */
export function elementsOf(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.filter((child): child is XmlElement => typeof child !== 'string' && child.name === name);
}

/** All text of an element and of what is in it. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

function parse(text: string): unknown {
  try {
    return parser.parse(text);
  } catch (cause) {
    return fail(xmlErrors.malformed, { cause });
  }
}

// The parser writes `{ name: [children], ':@': { attribute: value } }`, `{ '#text': value }` and `{ '#cdata': [{ '#text': value }] }`.
function toChildren(nodes: unknown, keepBlanks: boolean): (XmlElement | string)[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: Record<string, unknown>): (XmlElement | string)[] => {
    const name = Object.keys(node).find((key) => key !== ':@') ?? fail(xmlErrors.malformed);
    const content = node[name];
    if (name === '#text') return keepBlanks || String(content).trim() ? [decodeReferences(String(content))] : [];
    if (name === '#cdata') return Array.isArray(content) ? content.map((part: { '#text'?: string }) => part['#text'] ?? '') : [];
    const attributes = Object.entries(node[':@'] ?? {}).map(([key, value]) => [key, decodeReferences(String(value))] as const);
    return [{ name, attributes: new Map(attributes), children: toChildren(content, keepBlanks) }];
  });
}

// Once from left to right: what a reference stands for is never read as a reference again.
function decodeReferences(text: string): string {
  return text.replace(REFERENCE, (whole, reference: string) => {
    if (!reference.startsWith('#')) return NAMED[reference] ?? whole;
    const code = Number(/^#x/i.test(reference) ? `0${reference.slice(1)}` : reference.slice(1));
    return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code).replace(FORBIDDEN, '') : '';
  });
}
