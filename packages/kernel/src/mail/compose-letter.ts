import { markup, type Html } from './html.ts';

/** A part of a letter. Texts are plain: nothing in them is ever read as HTML. */
export type LetterBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'button'; readonly label: string; readonly url: string }
  | { readonly kind: 'code'; readonly text: string };

export interface Letter {
  readonly subject: string;
  /** BCP 47. */
  readonly language: string;
  readonly blocks: readonly LetterBlock[];
  /** Who writes and why, in small print. */
  readonly footer: string;
}

export interface ComposedLetter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur', 'yi', 'ps', 'sd', 'ug', 'dv']);

export const paragraph = (text: string): LetterBlock => ({ kind: 'paragraph', text });
export const heading = (text: string): LetterBlock => ({ kind: 'heading', text });
export const list = (items: readonly string[]): LetterBlock => ({ kind: 'list', items });
export const button = (label: string, url: string): LetterBlock => ({ kind: 'button', label, url });
/** A code to be typed in. */
export const code = (text: string): LetterBlock => ({ kind: 'code', text });

/** Writes a letter as text and as HTML from the same parts. A template is a function that gives a `Letter`. */
export function composeLetter({ subject, language, blocks, footer }: Letter): ComposedLetter {
  const oneLine = subject.replace(/\s+/g, ' ').trim();
  const direction = RIGHT_TO_LEFT.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
  const document = markup`<!doctype html>
<html lang="${language}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${oneLine}</title></head>
<body style="margin:0;padding:24px;background:#f4f4f2;color:#1b1b1a;font:16px/1.5 system-ui,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:32px;background:#fff;border-radius:8px">${blocks.map(blockHtml)}</div>
<p style="max-width:560px;margin:16px auto;font-size:13px;color:#5c5c58">${footer}</p>
</body>
</html>`;
  return { subject: oneLine, text: [...blocks.map(blockText), `-- \n${footer}`].join('\n\n'), html: document.markup };
}

const BUTTON = 'display:inline-block;padding:12px 20px;border-radius:6px;background:#1b4d5c;color:#fff;text-decoration:none';

function blockHtml(block: LetterBlock): Html {
  switch (block.kind) {
    case 'paragraph':
      return markup`<p>${block.text}</p>`;
    case 'heading':
      return markup`<h1 style="font-size:20px">${block.text}</h1>`;
    case 'list':
      return markup`<ul>${block.items.map((item) => markup`<li>${item}</li>`)}</ul>`;
    case 'button':
      return markup`<p><a href="${checkedUrl(block.url)}" style="${BUTTON}">${block.label}</a></p>`;
    case 'code':
      return markup`<p style="font:600 28px/1.2 ui-monospace,monospace;letter-spacing:4px">${block.text}</p>`;
  }
}

function blockText(block: LetterBlock): string {
  switch (block.kind) {
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'button':
      return `${block.label}:\n${checkedUrl(block.url)}`;
    default:
      return block.text;
  }
}

// The address comes from our own code, so that another protocol is a mistake and not somebody's input (E6).
function checkedUrl(url: string): string {
  const parsed = URL.parse(url);
  if (parsed?.protocol !== 'https:' && parsed?.protocol !== 'http:') throw new TypeError('A button leads to an http or https address.');
  return parsed.href;
}
