import { createReadStream } from 'node:fs';

const MAX_BYTES = 4 * 1024 * 1024;
// Control characters but tab, line feed, form feed and carriage return.
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\0-\x08\x0b\x0e-\x1f\x7f]/;
/** What begins so is a page, a picture, a program or a script to somebody. */
const PROGRAM = /^\s*(<|#!|%!|\{\\rtf|MZ|@echo|<\?)/i;
/** Tags that turn a text into a page for whoever guesses types. */
const PAGE = /<(!doctype|html|head|body|script|iframe|object|embed|svg|style|link|meta|base|form|img|\?php|\?xml|%)/i;

/** Whether a file is a text and nothing more: UTF-8 without control characters, of moderate size, with nothing of a page in it. */
export async function isPlainText(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
  let size = 0;
  let text = '';
  try {
    for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) {
      size += bytes.length;
      if (size > MAX_BYTES) return false;
      text += decoder.decode(bytes, { stream: true });
    }
    text += decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
  return text.trim() !== '' && !CONTROL.test(text) && !PROGRAM.test(text) && !PAGE.test(text);
}
