import type { eventsRouter } from '@belvedere/events';
import type { CallerFactoryOf } from '@belvedere/kernel';
import type { Legal, PublicTenant } from '@belvedere/platform';
import type { ListedTour } from '@belvedere/tours';
import type { Context } from 'hono';

/** A tour that anybody may see, as the page of an event shows it. */
export interface VenueTour {
  slug: string;
  title: string;
  manifestPath: string;
  /** The key of the scene to begin with. */
  scene: string;
  /** The path of a picture of it, 1200 × 630. */
  picture: string;
}

/** Pages by what may happen on them: forms alone, a film of another site, the viewer. */
export type PageKind = 'plain' | 'film' | 'tour';

/** What the pages have from the server that mounts them: typed procedures and words about tenants, no database. */
export interface SitePorts {
  publicUrl: string;
  now(): Date;
  /** The procedures of events, called for whoever asks. */
  callerOf(c: Context): ReturnType<CallerFactoryOf<typeof eventsRouter>>;
  /** An active tenant, by its slug or its id. */
  tenantOf(name: string): Promise<PublicTenant | undefined>;
  /** The address of the tenant’s primary domain, if it has one. */
  originOf(tenantId: string): string | undefined | Promise<string | undefined>;
  legal: { of(tenantId: string): Legal | Promise<Legal> };
  tours: {
    /** Public tours. */
    listed(tenantId: string, page: { offset: number; limit: number }): Promise<ListedTour[]>;
    /** The tour of a venue, where anybody may see it. */
    ofVenue(tenant: PublicTenant, at: { tourId: string; sceneId: string | null }): Promise<VenueTour | undefined>;
  };
  /** The fields of a form that a page of ours sends. */
  readForm(c: Context): Promise<URLSearchParams>;
  headersOf(kind: PageKind): Readonly<Record<string, string>>;
}
