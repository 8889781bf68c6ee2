import { publicTourPath, type ListedTour } from '@belvedere/tours';
import { html } from 'hono/html';
import type { Legal } from '@belvedere/platform';
import type { BrandParts } from './brand-parts.ts';
import { legalFooter } from './legal-footer.ts';

interface ToursPageOptions {
  tenant: { slug: string; name: string };
  tours: readonly ListedTour[];
  url: string;
  /** Where the same list stands at a domain of the tenant. */
  canonicalUrl?: string;
  page: number;
  hasMore: boolean;
  legal: Legal;
  /** On a tenant's own domain. */
  site?: { pathOf: (slug: string) => string; parts: BrandParts };
}

/** The public tours of a tenant. */
export function toursPage({
  tenant,
  tours,
  url,
  canonicalUrl = url,
  page,
  hasMore,
  legal,
  site,
}: ToursPageOptions): ReturnType<typeof html> {
  const pathOf = site?.pathOf ?? ((slug: string) => publicTourPath(tenant.slug, slug));
  const here = page === 1 ? canonicalUrl : `${canonicalUrl}?page=${page}`;
  const turn = (to: number, rel: string, text: string) => html`<a rel="${rel}" href="${to === 1 ? url : `${url}?page=${to}`}">${text}</a>`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${tenant.name}: tours</title>
        <meta name="description" content="The public 360° tours of ${tenant.name}." />
        <link rel="canonical" href="${here}" />
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href="/assets/page.css" />
        ${site?.parts.head ?? html`<link rel="icon" href="/assets/icon.svg" />`}
      </head>
      <body>
        ${site ? html`<header class="brand">${site.parts.mark}</header>` : ''}
        <main>
          <h1>${tenant.name}</h1>
          ${tours.length === 0 ? html`<p>There are no tours here yet.</p>` : ''}
          <ul class="tours">
            ${tours.map(({ slug, listing }) => {
              const path = pathOf(slug);
              return html`<li lang="${listing.language}">
                <a href="${path}">
                  ${listing.thumbnail ? html`<img src="${listing.thumbnail}" width="640" height="360" loading="lazy" alt="" />` : ''}
                  <h2>${listing.title}</h2>
                </a>
                ${listing.description ? html`<p>${shorten(listing.description)}</p>` : ''}
              </li>`;
            })}
          </ul>
          ${page > 1 || hasMore ? html`<nav class="languages" aria-label="Pages">${page > 1 ? turn(page - 1, 'prev', 'Newer') : ''}${hasMore ? turn(page + 1, 'next', 'More') : ''}</nav>` : ''}
        </main>
        ${legalFooter(legal, 'en')} ${site?.parts.footer ?? ''}
      </body>
    </html>`;
}

function shorten(text: string): string {
  return text.length <= 240 ? text : `${text.slice(0, 239).trimEnd()}…`;
}
