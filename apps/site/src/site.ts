import type { Legal, PublicTenant } from '@belvedere/platform';
import type { BrandParts } from './brand-parts.tsx';
import type { SitePaths } from './site-paths.ts';
import type { Words } from './words/en.ts';
import type { SiteLanguage } from './words/words.ts';

/** Where and how pages of a tenant are shown. */
export interface Site {
  tenant: PublicTenant;
  paths: SitePaths;
  /** Where others should be sent: one page has one address (ADR 0228). */
  canonical: { origin: string; paths: SitePaths };
  legal: Legal;
  language: SiteLanguage;
  words: Words;
  /** On a domain of the tenant’s own. */
  brand?: BrandParts;
}
