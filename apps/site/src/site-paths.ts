import { publicTenantPath, publicTourPath } from '@belvedere/tours';

type Parameters = Readonly<Record<string, string | undefined>>;

/** Where the pages of a tenant stand, under the platform’s address or at a domain of its own. */
export interface SitePaths {
  home(parameters?: Parameters): string;
  events(parameters?: Parameters): string;
  event(slug: string, parameters?: Parameters): string;
  /** A file about events: no slug has a dot. */
  eventsFile(name: string, parameters?: Parameters): string;
  tours(parameters?: Parameters): string;
  tour(slug: string): string;
}

/** Tours stand at the root of a domain; those that are called as something else there stand below `/tours`. */
const TAKEN = new Set(['events', 'tours', 'oembed', 'hits']);

/** Where a tour stands at a domain of its tenant. */
export const sitePath = (slug: string): string => `${TAKEN.has(slug) ? '/tours' : ''}/${encodeURIComponent(slug)}`;

interface Places {
  home: string;
  events: string;
  tours: string;
  tour: (slug: string) => string;
}

/** A language that was chosen goes along from page to page, for there are no cookies. */
function pathsTo({ home, events, tours, tour }: Places, language: string | undefined): SitePaths {
  const to = (path: string, parameters: Parameters = {}) => {
    const said = Object.entries({ lang: language, ...parameters }).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
    );
    return said.length === 0 ? path : `${path}?${said.join('&')}`;
  };
  return {
    home: (parameters) => to(home, parameters),
    events: (parameters) => to(events, parameters),
    event: (slug, parameters) => to(`${events}/${encodeURIComponent(slug)}`, parameters),
    eventsFile: (name, parameters) => (parameters ? to(`${events}/${name}`, parameters) : `${events}/${name}`),
    tours: (parameters) => to(tours, parameters),
    tour,
  };
}

export const platformPaths = (tenant: string, language?: string): SitePaths => {
  const name = encodeURIComponent(tenant);
  const tour = (slug: string) => publicTourPath(tenant, slug);
  return pathsTo({ home: `/at/${name}`, events: `/e/${name}`, tours: publicTenantPath(tenant), tour }, language);
};

export const domainPaths = (language?: string): SitePaths =>
  pathsTo({ home: '/', events: '/events', tours: '/tours', tour: sitePath }, language);

/** Calendars open an address that begins so as one to subscribe to. */
export const webcal = (url: string): string => url.replace(/^https?:/, 'webcal:');
