/** Stands in a stored mail where its token goes when it is sent. */
export const TOKEN_MARK = '{{token}}';

export interface MailContent {
  subject: string;
  /** Plain text, a paragraph each. */
  paragraphs: readonly string[];
  /** A link of this server; the path may end in the token mark. */
  link?: { label: string; url: string };
}

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

/** One text for those who read text, and the same as HTML with every character of it escaped. */
export function renderMail({ subject, paragraphs, link }: MailContent): RenderedMail {
  const title = oneLine(subject);
  const lines = paragraphs.map(oneLine);
  const text = [...lines, ...(link ? [`${link.label}:\n${link.url}`] : [])].join('\n\n');
  const blocks = lines.map((line) => `<p>${escapeHtml(line)}</p>`);
  if (link) blocks.push(`<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.label)}</a></p>`, `<p>${escapeHtml(link.url)}</p>`);
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body>${blocks.join('')}</body></html>`;
  return { subject: title, text: `${text}\n`, html };
}

/** Names that people chose can neither add a line, nor a header, nor the token mark to a mail. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replaceAll(TOKEN_MARK, '');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
