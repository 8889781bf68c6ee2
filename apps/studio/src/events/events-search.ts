import type { EventsFacetsInput } from '@belvedere/sdk';

export const STATUSES = ['draft', 'published', 'cancelled', 'completed'] as const;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** What is looked for, as it stands in the address. */
export interface EventsSearch {
  search?: string;
  status?: (typeof STATUSES)[number];
  /** Days, both included, by the clocks of whoever looks. */
  from?: string;
  to?: string;
  venue?: string;
  category?: string;
  /** What was removed instead of what is there. */
  removed?: true;
}

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);
const day = (value: unknown) => (typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined);

/** Reads an address; what it can't mean is left out. */
export function readEventsSearch(raw: Record<string, unknown>): EventsSearch {
  const wanted = {
    search: text(raw['search']),
    status: STATUSES.find((each) => each === raw['status']),
    from: day(raw['from']),
    to: day(raw['to']),
    venue: text(raw['venue']),
    category: text(raw['category']),
    removed: raw['removed'] === true ? (true as const) : undefined,
  };
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)) as EventsSearch;
}

/** The filters as the server takes them. */
export function filtersOf({ search, status, from, to, venue, category }: EventsSearch): EventsFacetsInput {
  return {
    ...(search && { search }),
    ...(status && { status }),
    ...(category && { category }),
    ...(venue && { venueId: venue }),
    ...(from && { from: midnight(from) }),
    ...(to && { until: midnight(to, 1) }),
  };
}

function midnight(wanted: string, later = 0): Date {
  const [year = 0, month = 1, date = 1] = wanted.split('-').map(Number);
  return new Date(year, month - 1, date + later);
}

export function isNarrowed(search: EventsSearch): boolean {
  return Object.keys(filtersOf(search)).length > 0;
}
