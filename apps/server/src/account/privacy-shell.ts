import { html } from 'hono/html';

export type Html = ReturnType<typeof html>;

/** What a page says first: that something was done, or why it was not and what to do. */
export interface Said {
  status?: string | undefined;
  problem?: string | undefined;
}

/** The frame of the pages about personal data: forms and links, no script unless one is handed in. */
export function privacyShell(
  { language, title, said = {}, script = '' }: { language: string; title: string; said?: Said; script?: Html | string },
  body: Html,
): Html {
  const { status, problem } = said;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Belvedere</title>
        <link rel="icon" href="/assets/icon.svg" />
        <link rel="stylesheet" href="/assets/page.css" />
        <link rel="stylesheet" href="/assets/privacy.css" />
        ${script}
      </head>
      <body class="privacy">
        <main>
          <p class="tenant">Belvedere</p>
          <h1>${title}</h1>
          ${status ? html`<p class="said" role="status">${status}</p>` : ''}
          ${problem ? html`<p class="said wrong" role="alert">${problem}</p>` : ''} ${body}
        </main>
      </body>
    </html>`;
}

/** Where somebody has to prove who they are first, and how they come back. */
export function signInPage(
  { language, title, lead, button }: { language: string; title: string; lead: string; button: string },
  next: string,
): Html {
  return privacyShell(
    { language, title },
    html`<p>${lead}</p>
      <p><a class="button" href="/sign-in?next=${encodeURIComponent(next)}">${button}</a></p>`,
  );
}

export function day(language: string, date: Date): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

export function moment(language: string, date: Date): string {
  return `${new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(date)} UTC`;
}

/** How long an archive is kept after it was made. */
const KEPT = 24 * 60 * 60 * 1000;

export function isArchiveThere(request: { status: string; exportId: string | null; completedAt: Date | null }, now: Date): boolean {
  const { status, exportId, completedAt } = request;
  return status === 'completed' && exportId !== null && completedAt !== null && completedAt.getTime() + KEPT > now.getTime();
}
