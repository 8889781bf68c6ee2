import { publicTourPath, type ListedTour } from '@belvedere/tours';
import { html } from 'hono/html';

interface TenantPageOptions {
  tenant: { slug: string; name: string };
  tours: readonly ListedTour[];
  url: string;
  page: number;
  hasMore: boolean;
}

/** The public tours of a tenant. */
export function tenantPage({ tenant, tours, url, page, hasMore }: TenantPageOptions): ReturnType<typeof html> {
  const here = page === 1 ? url : `${url}?page=${page}`;
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
        <link rel="icon" href="/assets/icon.svg" />
      </head>
      <body>
        <main>
          <h1>${tenant.name}</h1>
          <ul class="tours">
            ${tours.map(({ slug, listing }) => {
              const path = publicTourPath(tenant.slug, slug);
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
      </body>
    </html>`;
}

function shorten(text: string): string {
  return text.length <= 240 ? text : `${text.slice(0, 239).trimEnd()}…`;
}
