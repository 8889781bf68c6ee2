import { listEventTenants } from '@belvedere/events';
import type { Services } from '@belvedere/kernel';
import { MINUTE } from '@belvedere/kernel/core';
import { platformPaths } from '@belvedere/site';
import type { PublicReader } from '@belvedere/tours';
import { Hono } from 'hono';
import { createCaller } from '../caller.ts';
import { anonymousContext } from '../http/forms.ts';
import { notFound } from './not-found.ts';
import {
  eventSitemapsOf,
  eventSitemapXml,
  robotsTxt,
  SITEMAPS_PER_INDEX,
  sitemapIndexXml,
  sitemapsOf,
  sitemapXml,
  TOURS_PER_SITEMAP,
} from './sitemap.ts';

const XML = { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=600' };
const PAGE = /^([1-9]\d{0,6})\.xml$/;
const EVENTS_PAGE = /^events-([1-9]\d{0,4})\.xml$/;

/** What search engines are told: where they may look, and every public tour in every language, and every event. */
export function sitemapRoutes({ services, reader, trustedHops }: { services: Services; reader: PublicReader; trustedHops: number }): Hono {
  const app = new Hono();
  const { publicUrl, clock } = services;
  let known: { files: Promise<{ path: string; updatedAt: Date }[]>; until: number } | undefined;

  // Counting goes through all live tours and events of all tenants: once a minute, however many ask.
  function files(): Promise<{ path: string; updatedAt: Date }[]> {
    const now = clock.now().getTime();
    if (known && now < known.until) return known.files;
    const counted = Promise.all([reader.sitemapTenants(), listEventTenants(services.database)]).then(([tours, events]) => [
      ...sitemapsOf(tours),
      ...eventSitemapsOf(events),
    ]);
    known = { files: counted, until: now + MINUTE };
    counted.catch(() => (known = undefined));
    return counted;
  }

  async function index(page: number): Promise<Response> {
    const part = (await files()).slice((page - 1) * SITEMAPS_PER_INDEX, page * SITEMAPS_PER_INDEX);
    return page > 1 && part.length === 0 ? notFound() : new Response(sitemapIndexXml(part, publicUrl), { headers: XML });
  }

  app.get('/robots.txt', async (c) => c.text(robotsTxt(publicUrl, (await files()).length)));
  app.get('/sitemap.xml', () => index(1));
  app.get('/sitemap-index/:file', (c) => {
    const page = PAGE.exec(c.req.param('file'))?.[1];
    return page === undefined ? notFound() : index(Number(page));
  });

  app.get('/sitemaps/:tenant/:file', async (c) => {
    const eventsPage = EVENTS_PAGE.exec(c.req.param('file'))?.[1];
    if (eventsPage !== undefined) {
      const tenant = c.req.param('tenant');
      const caller = createCaller(anonymousContext(c, { services, trustedHops }));
      const { items } = await caller.events.public.addresses({ tenant, page: Number(eventsPage) });
      const urlOf = (slug: string) => publicUrl + platformPaths(tenant).event(slug);
      return items.length === 0 ? notFound() : new Response(eventSitemapXml(items, urlOf), { headers: XML });
    }
    const page = PAGE.exec(c.req.param('file'))?.[1];
    const tenant = page === undefined ? undefined : await reader.tenantBySlug(c.req.param('tenant'));
    if (!tenant || page === undefined) return notFound();
    const tours = await reader.listed(tenant.id, { offset: (Number(page) - 1) * TOURS_PER_SITEMAP, limit: TOURS_PER_SITEMAP });
    return tours.length === 0 ? notFound() : new Response(sitemapXml(tours, { publicUrl, tenant }), { headers: XML });
  });
  return app;
}
