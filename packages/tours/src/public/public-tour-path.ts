/** Where visitors see a tour. */
export function publicTourPath(tenantSlug: string, tourSlug: string): string {
  return `/t/${encodeURIComponent(tenantSlug)}/${encodeURIComponent(tourSlug)}`;
}

/** Where visitors see the list of a tenant's public tours. */
export function publicTenantPath(tenantSlug: string): string {
  return `/t/${encodeURIComponent(tenantSlug)}`;
}
