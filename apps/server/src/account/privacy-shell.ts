import { html } from 'hono/html';
import { pageFrame, type Html } from './page-frame.ts';

export type { Html };

/** What a page says first: that something was done, or why it was not and what to do. */
export interface Said {
  status?: string | undefined;
  problem?: string | undefined;
}

/** A page about personal data: forms and links, no script unless one is handed in. */
export function privacyShell(
  { language, title, said = {}, script = '' }: { language: string; title: string; said?: Said; script?: Html | string },
  body: Html,
): Html {
  const { status, problem } = said;
  return pageFrame(
    { language, title, kind: 'privacy', script },
    html`${status ? html`<p class="said" role="status">${status}</p>` : ''}
    ${problem ? html`<p class="said wrong" role="alert">${problem}</p>` : ''} ${body}`,
  );
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
