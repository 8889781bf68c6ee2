import { showsEvents } from '@belvedere/events';
import type { Services } from '@belvedere/kernel';
import { findPublicTenant, knowVisited } from '@belvedere/platform';
import type { NamedTour, PageKind, SitePorts, VenueTour } from '@belvedere/site';
import type { Gate, PublicReader } from '@belvedere/tours';
import { createCaller } from '../caller.ts';
import { anonymousContext, readForm } from '../http/forms.ts';
import { visitorHeaders } from '../http/security-headers.ts';
import type { LegalReader } from './legal.ts';
import type { LiveTours } from './live-tours.ts';
import { manifestOf } from './manifest-of.ts';
import { seenByStranger } from './seen-by-stranger.ts';
import type { SiteOrigins } from './site-origins.ts';

interface Parts {
  services: Services;
  reader: PublicReader;
  liveTours: LiveTours;
  gate: Gate;
  legal: LegalReader;
  origins: SiteOrigins;
  trustedHops: number;
  /** What headers of these pages become where they are shown. */
  headers?: (headers: Record<string, string>) => Record<string, string>;
}

/** What `@belvedere/site` has from here. */
export function sitePorts(parts: Parts): SitePorts {
  const { services, reader, liveTours, gate, legal, origins, trustedHops, headers = (same) => same } = parts;
  const { publicUrl, clock, database } = services;
  const isHttps = publicUrl.startsWith('https:');
  const of = (kind: PageKind) => headers(visitorHeaders(isHttps, kind));
  const headersByKind: Record<PageKind, Record<string, string>> = { plain: of('plain'), film: of('film'), tour: of('tour') };

  async function ofVenues({ id, slug }: { id: string; slug: string }, named: readonly NamedTour[]): Promise<(VenueTour | undefined)[]> {
    if (named.length === 0) return [];
    const slugs = await reader.slugsOf(id, [...new Set(named.map(({ tourId }) => tourId))]);
    return Promise.all(named.map((at) => ofVenue(slug, slugs.get(at.tourId), at.sceneId)));
  }

  async function ofVenue(tenant: string, slug: string | undefined, sceneId: string | null): Promise<VenueTour | undefined> {
    const seen = slug === undefined ? undefined : await seenByStranger(gate, await liveTours.find(tenant, slug));
    if (seen?.kind !== 'tour') return undefined;
    const { tour } = seen;
    const manifest = manifestOf(tour);
    const scene = manifest.scenes.find((each) => each.id === sceneId) ?? manifest.scenes[0];
    return (
      scene && {
        slug: tour.slug,
        title: manifest.title,
        manifestPath: `/manifests/${tour.tenantId}/${tour.hash}.json`,
        scene: scene.key,
        picture: `${manifest.roots.tiles}${scene.panorama.id}/social.jpg`,
        thumbnail: manifest.roots.tiles + scene.thumbnail,
      }
    );
  }

  return {
    publicUrl,
    legal,
    readForm,
    now: () => clock.now(),
    headersOf: (kind) => headersByKind[kind],
    callerOf(c, tenant) {
      const context = anonymousContext(c, { services, trustedHops });
      if (tenant) knowVisited(context, tenant);
      return createCaller(context).events;
    },
    tenantOf: (name) => findPublicTenant(database, name),
    showsEvents: (tenantId) => showsEvents(database, tenantId),
    originOf: (tenantId) => origins.of(tenantId),
    tours: { listed: (tenantId, page) => reader.listed(tenantId, page), ofVenues },
  };
}
