import type { Legal } from '@belvedere/platform';
import { html } from 'hono/html';

const EN = { label: 'About this page', imprint: 'Imprint', privacy: 'Privacy', contact: 'Contact' };
const WORDS: Record<string, typeof EN> = {
  en: EN,
  de: { label: 'Über diese Seite', imprint: 'Impressum', privacy: 'Datenschutz', contact: 'Kontakt' },
};

/** Who is behind a page and what happens to its visitors' data, as far as the tenant says. */
export function legalFooter(legal: Legal, language: string): ReturnType<typeof html> | '' {
  const { imprintUrl, privacyUrl, contactEmail } = legal;
  const words = WORDS[language.split('-')[0] ?? 'en'] ?? EN;
  const links = [
    imprintUrl === null ? undefined : { to: imprintUrl, text: words.imprint },
    privacyUrl === null ? undefined : { to: privacyUrl, text: words.privacy },
    contactEmail === null ? undefined : { to: `mailto:${encodeURIComponent(contactEmail).replace('%40', '@')}`, text: words.contact },
  ].filter((link) => link !== undefined);
  if (links.length === 0) return '';
  return html`<footer class="legal">
    <nav aria-label="${words.label}">${links.map(({ to, text }) => html`<a href="${to}" rel="noopener">${text}</a> `)}</nav>
  </footer>`;
}
