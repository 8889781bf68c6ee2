import { createReadStream } from 'node:fs';
import type { FormsCall, NewForms } from './forms.ts';
import { isPlainText } from './is-plain-text.ts';
import { RefusedContent } from './refused-content.ts';

const TAIL_BYTES = 2048;

/** A document is kept as it is: nobody is shown it, it is only given away as a download. */
export async function makeDocumentForms({ upload, type, step, media }: FormsCall): Promise<NewForms> {
  await step('inspect', 0.5, async () => {
    if (type.mimeType === 'application/pdf') await checkPdf(upload.path, media.fileSize);
    else if (!(await isPlainText(upload.path)))
      throw new RefusedContent('quarantined', 'It is no plain text: it has tags of a page, control characters, or is longer than 4 MiB.');
    return [undefined, `It is ${type.mimeType}.`];
  });
  return { type };
}

/** Whether it ends as a PDF does: half a document is no document. */
async function checkPdf(path: string, size: number): Promise<void> {
  let tail = '';
  for await (const bytes of createReadStream(path, { start: Math.max(0, size - TAIL_BYTES) }) as AsyncIterable<Buffer>)
    tail += bytes.toString('latin1');
  if (!tail.includes('%%EOF')) throw new RefusedContent('failed', 'This document is damaged or incomplete. Export it again.');
}
