import type { ToursFacetsInput, ToursSearchInput } from '@belvedere/sdk';

export const STATUSES = ['draft', 'in_review', 'scheduled', 'published', 'archived'] as const;
export const DIFFICULTIES = ['easy', 'moderate', 'hard', 'expert'] as const;
export const SORTS = ['match', 'changed', 'viewed', 'rated'] as const;

/** What is looked for and how it is shown, as it stands in the address. */
export interface ToursSearch {
  search?: string;
  status?: (typeof STATUSES)[number];
  category?: string;
  tags?: string[];
  difficulty?: (typeof DIFFICULTIES)[number];
  sort?: (typeof SORTS)[number];
  view?: 'table';
  /** What was removed instead of what is there. */
  removed?: true;
  /** The dialog of imports: `new`, or the one whose report is shown. */
  import?: string;
}

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);
const oneOf = <T extends string>(all: readonly T[], value: unknown) => all.find((each) => each === value);

/** Reads an address; what it can't mean is left out. */
export function readToursSearch(raw: Record<string, unknown>): ToursSearch {
  const tags = Array.isArray(raw['tags']) ? raw['tags'].filter((tag) => typeof tag === 'string' && tag !== '').slice(0, 10) : [];
  const wanted = {
    search: text(raw['search']),
    status: oneOf(STATUSES, raw['status']),
    category: text(raw['category']),
    tags: tags.length > 0 ? (tags as string[]) : undefined,
    difficulty: oneOf(DIFFICULTIES, raw['difficulty']),
    sort: oneOf(SORTS, raw['sort']),
    view: raw['view'] === 'table' ? ('table' as const) : undefined,
    removed: raw['removed'] === true ? (true as const) : undefined,
    import: text(raw['import']),
  };
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)) as ToursSearch;
}

/** The filters as the server takes them. */
export function filtersOf({ search, status, category, tags, difficulty }: ToursSearch): ToursFacetsInput {
  return {
    ...(search && { query: search }),
    ...(status && { status }),
    ...(category && { category }),
    ...(tags && { tags }),
    ...(difficulty && { difficulty }),
  };
}

export function searchInputOf(search: ToursSearch, limit: number): ToursSearchInput {
  return { ...filtersOf(search), ...(search.sort && { sort: search.sort }), limit };
}

export function isNarrowed(search: ToursSearch): boolean {
  return Object.keys(filtersOf(search)).length > 0;
}
