import { createHash } from 'node:crypto';
import type { BrandedSite } from '@belvedere/platform';
import { brandStyle } from './brand-style.ts';
import type { View } from './html.ts';

/** What stands on each page of a tenant's own domain. */
export interface BrandParts {
  name: string;
  /** Its colours, as CSS. */
  style: string;
  /** Its style and icon. */
  head: View;
  /** The logo, or the name, that leads to the start. */
  mark: View;
  /** Who made the software, where the brand says so. */
  powered: View;
}

export function brandParts(site: BrandedSite, publicUrl: string): BrandParts {
  const powered = site.showPoweredBy ? (
    <a href={publicUrl} rel="noopener">
      Powered by Belvedere
    </a>
  ) : null;
  const style = brandStyle(site);
  const version = createHash('sha256').update(style).digest('base64url').slice(0, 12);
  return {
    name: site.name,
    style,
    head: (
      <>
        <link rel="stylesheet" href={`/brand.css?v=${version}`} />
        <link rel="icon" href={site.icon === null ? '/assets/icon.svg' : `/brand/icon/${site.icon}`} />
      </>
    ),
    mark: (
      <a class="mark" href="/">
        {site.logo === null ? <span>{site.name}</span> : <img src={`/brand/logo/${site.logo}`} alt={site.name} />}
      </a>
    ),
    powered,
  };
}
