/** Where a tour stands at a domain of its tenant. */
export const sitePath = (slug: string): string => `/${encodeURIComponent(slug)}`;
