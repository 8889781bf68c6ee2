import type { eventsRouter } from '@belvedere/events';
import type { CallerFactoryOf } from '@belvedere/kernel';
import type { Legal } from '@belvedere/platform';
import type { Context } from 'hono';

/** Of whom pages are, as anybody may know it. */
export interface SiteTenant {
  id: string;
  slug: string;
  name: string;
}

/** What the pages have from the server that mounts them: typed procedures and words about tenants, no database. */
export interface SitePorts {
  publicUrl: string;
  /** The procedures of events, called for whoever asks. */
  callerOf(c: Context): ReturnType<CallerFactoryOf<typeof eventsRouter>>;
  /** An active tenant. */
  tenantBySlug(slug: string): Promise<SiteTenant | undefined>;
  legal: { of(tenantId: string): Legal | Promise<Legal> };
  /** The fields of a form that a page of ours sends. */
  readForm(c: Context): Promise<URLSearchParams>;
  /** Of pages whose forms are sent back to us. */
  headers: Readonly<Record<string, string>>;
}
