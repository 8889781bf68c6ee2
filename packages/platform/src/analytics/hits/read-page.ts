/** The page that hits come from; none where it is no address of the web. */
function addressOf(address: string | undefined): URL | null {
  const url = address === undefined ? null : URL.parse(address);
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null;
}

/** A page without what may name a person: no query, no fragment, no name and password. */
function pageWithoutQuery(url: URL | null): string | null {
  return url && (url.origin + url.pathname).slice(0, 500);
}

/** The host that led here; none where it is the page's own. */
function referringHost(referrer: string | undefined, page: URL | null): string | null {
  const url = addressOf(referrer);
  if (!url || url.host === page?.host) return null;
  return url.host.slice(0, 255);
}

/** What led here, as whoever made the link says in it. */
interface Campaign {
  source: string | null;
  medium: string | null;
  campaign: string | null;
  term: string | null;
  content: string | null;
}

const LONGEST = 100;
/** Mail programs write the address of whoever they wrote to into links: what looks like one is not kept. */
const ADDRESS_OF_SOMEBODY = /@|%40/;

/** The `utm_` values of the page that somebody came to. */
function campaignOf(page: URL | null): Campaign {
  const query = page?.search ? page.searchParams : undefined;
  const value = (name: string) => {
    const given = query
      ?.get(`utm_${name}`)
      ?.replaceAll(/[\p{Cc}\s]+/gu, ' ')
      .trim();
    return given && !ADDRESS_OF_SOMEBODY.test(given) ? given.slice(0, LONGEST) : null;
  };
  return { source: value('source'), medium: value('medium'), campaign: value('campaign'), term: value('term'), content: value('content') };
}

/** What is kept of where a tour stands and what led there. */
export interface PageFacts {
  pageUrl: string | null;
  referrer: string | null;
  campaign: Campaign;
}

const MOST_PAGES = 2_000;
const read = new Map<string, PageFacts>();

/** What is kept of a page and the one before it. Few pages are where most hits come from: each is read once. */
export function readPage({ page, referrer }: { page?: string | undefined; referrer?: string | undefined }): PageFacts {
  const name = `${page ?? ''}\n${referrer ?? ''}`;
  const before = read.get(name);
  if (before) return before;
  const url = addressOf(page);
  const facts = { pageUrl: pageWithoutQuery(url), referrer: referringHost(referrer, url), campaign: campaignOf(url) };
  // Whoever makes pages up makes the others forgotten, and nothing worse.
  if (read.size >= MOST_PAGES) read.clear();
  read.set(name, facts);
  return facts;
}
