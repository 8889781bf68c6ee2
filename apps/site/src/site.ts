import type { Legal, PublicTenant } from '@belvedere/platform';
import type { BrandParts } from './brand-parts.tsx';
import { domainPaths, platformPaths, type SitePaths } from './site-paths.ts';
import type { Words } from './words/en.ts';
import { wordsIn, type SiteLanguage } from './words/words.ts';

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

export interface SiteParts {
  tenant: PublicTenant;
  brand?: BrandParts | undefined;
  /** The address of its primary domain, if it has one. */
  own: string | undefined;
  publicUrl: string;
  legal: Legal;
  language: SiteLanguage;
  /** By the address of the page, which leads on in it. */
  chosen?: SiteLanguage | undefined;
}

export function siteAt({ tenant, brand, own, publicUrl, legal, language, chosen }: SiteParts): Site {
  return {
    tenant,
    paths: brand ? domainPaths(chosen) : platformPaths(tenant.slug, chosen),
    canonical: own === undefined ? { origin: publicUrl, paths: platformPaths(tenant.slug) } : { origin: own, paths: domainPaths() },
    legal,
    language,
    words: wordsIn(language),
    ...(brand && { brand }),
  };
}
