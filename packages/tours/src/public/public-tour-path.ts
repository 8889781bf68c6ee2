/** Where visitors see a tour. */
export function publicTourPath(tenantSlug: string, tourSlug: string): string {
  return `/t/${encodeURIComponent(tenantSlug)}/${encodeURIComponent(tourSlug)}`;
}
