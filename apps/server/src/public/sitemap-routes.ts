import type { Services } from '@belvedere/kernel';
import { MINUTE } from '@belvedere/kernel/core';
import type { PublicReader } from '@belvedere/tours';
import { Hono } from 'hono';
import { notFound } from './not-found.ts';
import {
  robotsTxt,
  SITEMAPS_PER_INDEX,
  sitemapIndexXml,
  sitemapsOf,
  sitemapXml,
  TOURS_PER_SITEMAP,
  type SitemapTenant,
} from './sitemap.ts';

const XML = { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=600' };
const PAGE = /^([1-9]\d{0,6})\.xml$/;

/** What search engines are told: where they may look, and every public tour in every language. */
export function sitemapRoutes({ services, reader }: { services: Services; reader: PublicReader }): Hono {
  const app = new Hono();
  const { publicUrl, clock } = services;
  let known: { tenants: Promise<SitemapTenant[]>; until: number } | undefined;

  // Counting goes through all live tours of all tenants: once a minute, however many ask.
  function tenants(): Promise<SitemapTenant[]> {
    const now = clock.now().getTime();
    if (known && now < known.until) return known.tenants;
    const counted = reader.sitemapTenants();
    known = { tenants: counted, until: now + MINUTE };
    counted.catch(() => (known = undefined));
    return counted;
  }

  async function index(page: number): Promise<Response> {
    const all = sitemapsOf(await tenants());
    const part = all.slice((page - 1) * SITEMAPS_PER_INDEX, page * SITEMAPS_PER_INDEX);
    return page > 1 && part.length === 0 ? notFound() : new Response(sitemapIndexXml(part, publicUrl), { headers: XML });
  }

  app.get('/robots.txt', async (c) => c.text(robotsTxt(publicUrl, sitemapsOf(await tenants()).length)));
  app.get('/sitemap.xml', () => index(1));
  app.get('/sitemap-index/:file', (c) => {
    const page = PAGE.exec(c.req.param('file'))?.[1];
    return page === undefined ? notFound() : index(Number(page));
  });

  app.get('/sitemaps/:tenant/:file', async (c) => {
    const page = PAGE.exec(c.req.param('file'))?.[1];
    const tenant = page === undefined ? undefined : await reader.tenantBySlug(c.req.param('tenant'));
    if (!tenant || page === undefined) return notFound();
    const tours = await reader.listed(tenant.id, { offset: (Number(page) - 1) * TOURS_PER_SITEMAP, limit: TOURS_PER_SITEMAP });
    return tours.length === 0 ? notFound() : new Response(sitemapXml(tours, { publicUrl, tenant }), { headers: XML });
  });
  return app;
}
