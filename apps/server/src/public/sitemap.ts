import { publicTourPath, type ListedTour } from '@belvedere/tours';
import { ADDRESSES_PER_PAGE } from '@belvedere/events';
import { xmlText } from '@belvedere/site';

/**
 * Limits of the protocol: 50,000 addresses and 50 MB a file, 50,000 files an index. A tour is an address in each language, and each
 * names all others, so that a page of this many tours stays below both limits whatever they hold.
 * @see https://www.sitemaps.org/protocol.html
 */
export const TOURS_PER_SITEMAP = 180;
export const SITEMAPS_PER_INDEX = 50_000;
export const SITEMAP_BYTES = 50_000_000;
const MOST = { languages: 30, images: 100 };

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACES =
  'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"';

interface Place {
  publicUrl: string;
  tenant: { id: string; slug: string };
  /** On a tenant's own domain. */
  pathOf?: (slug: string) => string;
}

/** The addresses of tours, each language with all others as alternates, and their pictures. */
export function sitemapXml(tours: readonly ListedTour[], place: Place): string {
  return `${HEAD}<urlset ${NAMESPACES}>\n${tours.flatMap((tour) => urlsOf(tour, place)).join('\n')}\n</urlset>\n`;
}

function urlsOf({ slug, updatedAt, listing, panoramas }: ListedTour, { publicUrl, tenant, pathOf }: Place): string[] {
  const path = publicUrl + (pathOf?.(slug) ?? publicTourPath(tenant.slug, slug));
  const languages = [...new Set([listing.language, ...listing.languages])].slice(0, MOST.languages);
  const addressIn = (tag: string) => xmlText(path + (tag === listing.language ? '' : `?lang=${encodeURIComponent(tag)}`));
  const link = (tag: string, href: string) => `<xhtml:link rel="alternate" hreflang="${xmlText(tag)}" href="${href}"/>`;
  const alternates =
    languages.length > 1
      ? [...languages.map((tag) => link(tag, addressIn(tag))), link('x-default', addressIn(listing.language))].join('')
      : '';
  const images = panoramas
    .slice(0, MOST.images)
    .map((id) => `<image:image><image:loc>${xmlText(`${publicUrl}/tiles/${tenant.id}/${id}/social.jpg`)}</image:loc></image:image>`);
  const lastmod = `<lastmod>${updatedAt.toISOString()}</lastmod>`;
  return languages.map(
    (tag) => `<url><loc>${addressIn(tag)}</loc>${lastmod}${alternates}${tag === listing.language ? images.join('') : ''}</url>`,
  );
}

/** An index of sitemaps: for each tenant as many files as its public tours need. */
export function sitemapIndexXml(entries: readonly { path: string; updatedAt: Date }[], publicUrl: string): string {
  const items = entries.map(
    ({ path, updatedAt }) => `<sitemap><loc>${xmlText(publicUrl + path)}</loc><lastmod>${updatedAt.toISOString()}</lastmod></sitemap>`,
  );
  return `${HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${items.join('\n')}\n</sitemapindex>\n`;
}

export interface SitemapTenant {
  slug: string;
  tours: number;
  updatedAt: Date;
}

/** The files of some tenants, in order. */
export function sitemapsOf(tenants: readonly SitemapTenant[]): { path: string; updatedAt: Date }[] {
  return tenants.flatMap(({ slug, tours, updatedAt }) =>
    Array.from({ length: Math.ceil(tours / TOURS_PER_SITEMAP) }, (_, n) => ({ path: sitemapPath(slug, n + 1), updatedAt })),
  );
}

export interface EventTenant {
  slug: string;
  events: number;
  updatedAt: Date;
}

/** The files of the events of some tenants. */
export function eventSitemapsOf(tenants: readonly EventTenant[]): { path: string; updatedAt: Date }[] {
  return tenants.flatMap(({ slug, events, updatedAt }) =>
    Array.from({ length: Math.ceil(events / ADDRESSES_PER_PAGE) }, (_, n) => ({
      path: `/sitemaps/${encodeURIComponent(slug)}/events-${n + 1}.xml`,
      updatedAt,
    })),
  );
}

/** The addresses of events. */
export function eventSitemapXml(events: readonly { slug: string; updatedAt: Date }[], urlOf: (slug: string) => string): string {
  const urls = events.map(
    ({ slug, updatedAt }) => `<url><loc>${xmlText(urlOf(slug))}</loc><lastmod>${updatedAt.toISOString()}</lastmod></url>`,
  );
  return `${HEAD}<urlset ${NAMESPACES}>\n${urls.join('\n')}\n</urlset>\n`;
}

function sitemapPath(tenantSlug: string, page: number): string {
  return `/sitemaps/${encodeURIComponent(tenantSlug)}/${page}.xml`;
}

function indexPath(page: number): string {
  return page === 1 ? '/sitemap.xml' : `/sitemap-index/${page}.xml`;
}

/** The same for a domain of a tenant's own, where they see all but frames. */
export function robotsOfSite(origin: string): string {
  return ['User-agent: *', 'Disallow: /embed/', 'Allow: /', '', `Sitemap: ${origin}/sitemap.xml`, ''].join('\n');
}

/** Who may look at what, and where the indexes are: all of them, as an index may not name another. */
export function robotsTxt(publicUrl: string, sitemaps: number): string {
  const indexes = Array.from({ length: Math.max(1, Math.ceil(sitemaps / SITEMAPS_PER_INDEX)) }, (_, n) => publicUrl + indexPath(n + 1));
  const hidden = ['/trpc/', '/api/', '/embed/', '/g/', '/uploads/'].map((path) => `Disallow: ${path}`);
  return ['User-agent: *', ...hidden, 'Allow: /', '', ...indexes.map((url) => `Sitemap: ${url}`), ''].join('\n');
}
