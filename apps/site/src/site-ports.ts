import type { eventsRouter } from '@belvedere/events';
import type { CallerFactoryOf } from '@belvedere/kernel';
import type { Legal, PublicTenant } from '@belvedere/platform';
import type { ListedTour } from '@belvedere/tours';
import type { Context } from 'hono';

/** As a venue names its tour. */
export interface NamedTour {
  tourId: string;
  sceneId: string | null;
}

/** A tour that anybody may see, as pages of events show it. */
export interface VenueTour {
  slug: string;
  title: string;
  manifestPath: string;
  /** The key of the scene to begin with. */
  scene: string;
  /** Paths of pictures of it, 1200 × 630 and for lists. */
  picture: string;
  thumbnail: string;
}

/** Pages by what may happen on them: forms alone, a film of another site, the viewer. */
export type PageKind = 'plain' | 'film' | 'tour';

/** What the pages have from the server that mounts them: typed procedures and words about tenants, no database. */
export interface SitePorts {
  publicUrl: string;
  now(): Date;
  /** The procedures of events, called for whoever asks; `tenant` where it has been found already. */
  callerOf(c: Context, tenant?: PublicTenant): ReturnType<CallerFactoryOf<typeof eventsRouter>>;
  /** An active tenant, by its slug or its id. */
  tenantOf(name: string): Promise<PublicTenant | undefined>;
  /** Whether a tenant has an event with a page. */
  showsEvents(tenantId: string): Promise<boolean>;
  /** The address of the tenant’s primary domain, if it has one. */
  originOf(tenantId: string): string | undefined | Promise<string | undefined>;
  legal: { of(tenantId: string): Legal | Promise<Legal> };
  tours: {
    /** Public tours. */
    listed(tenantId: string, page: { offset: number; limit: number }): Promise<ListedTour[]>;
    /** The tours of venues, each where anybody may see it. */
    ofVenues(tenant: PublicTenant, named: readonly NamedTour[]): Promise<(VenueTour | undefined)[]>;
  };
  /** The fields of a form that a page of ours sends. */
  readForm(c: Context): Promise<URLSearchParams>;
  headersOf(kind: PageKind): Readonly<Record<string, string>>;
}
