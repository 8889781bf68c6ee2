import { elementsOf, safeXml, textOf, type XmlElement } from '@belvedere/kernel/xml';
import type { FileSegment, SegmentState, TranslationFile } from './translation-file.ts';

/**
 * XLIFF 2.0 (OASIS): a unit for each segment, its key the unit's id. Codes of a paragraph are `<pc>` and `<ph>`, characters that XML
 * can't hold `<cp>`. States: `initial` nothing, `translated` a draft or what is stale (told apart by subState), `final` approved.
 */
const NAMESPACE = 'urn:oasis:names:tc:xliff:document:2.0';
const STATES: Readonly<Record<SegmentState, string>> = {
  missing: 'state="initial"',
  draft: 'state="translated" subState="belvedere:draft"',
  stale: 'state="translated" subState="belvedere:stale"',
  approved: 'state="final"',
};
const LIMITS = { maxSize: 20_000_000, maxDepth: 24, maxElements: 400_000, keepBlanks: true };

export function writeXliff({ tourId, source, target, segments }: TranslationFile): string {
  const units = segments.map(
    ({ key, context, source: words, target: said, state }) => `    <unit id="${attribute(key)}">
      <notes><note category="context">${plain(context)}</note></notes>
      <segment ${STATES[state]}>
        <source xml:space="preserve">${coded(words)}</source>${
          said === null ? '' : `\n        <target xml:space="preserve">${coded(said)}</target>`
        }
      </segment>
    </unit>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="${NAMESPACE}" version="2.0" srcLang="${attribute(source)}" trgLang="${attribute(target)}">
  <file id="${attribute(tourId)}" original="tour">
${units.join('')}  </file>
</xliff>
`;
}

/** Undefined when the XML is no XLIFF 2; fails where it is no XML that is accepted. */
export function readXliff(content: string): TranslationFile | undefined {
  const root = safeXml(content, LIMITS);
  const [source, target] = ['srcLang', 'trgLang'].map((name) => root.attributes.get(name));
  if (root.name !== 'xliff' || !root.attributes.get('version')?.startsWith('2.') || source === undefined || target === undefined)
    return undefined;
  const files = elementsOf(root, 'file');
  return {
    tourId: files[0]?.attributes.get('id') ?? '',
    source,
    target,
    segments: files.flatMap(unitsOf).flatMap((unit): FileSegment[] => {
      // Tools may cut a unit into several segments; together they are the text.
      const parts = unit.children.filter(
        (child): child is XmlElement => typeof child !== 'string' && (child.name === 'segment' || child.name === 'ignorable'),
      );
      const said = (name: 'source' | 'target') => parts.map((part) => elementsOf(part, name)[0]);
      const targets = said('target');
      const isWhole = parts.every((part, index) => targets[index] !== undefined || part.name === 'ignorable');
      const [segment] = parts;
      if (!segment) return [];
      return [
        {
          key: unit.attributes.get('id') ?? '',
          context: elementsOf(unit, 'notes')
            .flatMap((notes) => elementsOf(notes, 'note'))
            .map(textOf)
            .join(' '),
          source: said('source').map(uncoded).join(''),
          target: isWhole ? parts.map((part, index) => uncoded(targets[index] ?? elementsOf(part, 'source')[0])).join('') : null,
          state: stateOf(segment, isWhole),
        },
      ];
    }),
  };
}

/** Groups only order things. */
function unitsOf(parent: XmlElement): XmlElement[] {
  return [...elementsOf(parent, 'unit'), ...elementsOf(parent, 'group').flatMap(unitsOf)];
}

function stateOf({ attributes }: XmlElement, hasTarget: boolean): SegmentState {
  if (!hasTarget) return 'missing';
  const state = attributes.get('state');
  if (state === 'final' || state === 'reviewed') return 'approved';
  return attributes.get('subState') === 'belvedere:stale' ? 'stale' : 'draft';
}

const CODE = /<(?:(\d{1,4})\/|(\/?)(\d{1,4}))>/g;

/** A text with codes of ours as XML. A plain text has none that could be meant: there `<1>` is words, but reads back the same. */
function coded(text: string): string {
  let result = '';
  let at = 0;
  const open: string[] = [];
  for (const match of text.matchAll(CODE)) {
    result += plain(text.slice(at, match.index));
    at = match.index + match[0].length;
    const [whole, single, slash, code] = match;
    if (single !== undefined) result += `<ph id="${single}"/>`;
    else if (slash === '' && open.length === 0 && text.includes(`</${code}>`, at)) {
      open.push(code ?? '');
      result += `<pc id="${code}">`;
    } else if (slash === '/' && open.at(-1) === code) {
      open.pop();
      result += '</pc>';
    } else result += plain(whole);
  }
  return result + plain(text.slice(at)) + '</pc>'.repeat(open.length);
}

function uncoded(element: XmlElement | undefined): string {
  if (!element) return '';
  return element.children
    .map((child) => {
      if (typeof child === 'string') return child;
      const id = child.attributes.get('id') ?? '';
      if (child.name === 'pc') return `<${id}>${uncoded(child)}</${id}>`;
      if (child.name === 'ph') return `<${id}/>`;
      if (child.name === 'cp') return String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(child.attributes.get('hex') ?? '', 16) || 0));
      // Marks of other tools (mrk) around words.
      return uncoded(child);
    })
    .join('');
}

// oxlint-disable-next-line no-control-regex -- exactly those that XML 1.0 can't hold
const UNHOLDABLE = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function plain(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
    .replaceAll(UNHOLDABLE, (character) => `<cp hex="${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}"/>`);
}

function attribute(text: string): string {
  return text
    .replaceAll(UNHOLDABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\t', '&#9;');
}
