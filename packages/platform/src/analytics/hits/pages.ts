/** An address without what may name a person: no query, no fragment, no name and password. */
export function pageWithoutQuery(address: string | undefined): string | null {
  const url = webAddress(address);
  return url && (url.origin + url.pathname).slice(0, 500);
}

/** The host that led here; none where it is the page's own. */
export function referringHost(referrer: string | undefined, page: string | undefined): string | null {
  const url = webAddress(referrer);
  if (!url || url.host === webAddress(page)?.host) return null;
  return url.host.slice(0, 255);
}

function webAddress(address: string | undefined): URL | null {
  const url = address === undefined ? null : URL.parse(address);
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null;
}
