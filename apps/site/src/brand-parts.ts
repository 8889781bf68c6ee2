import { createHash } from 'node:crypto';
import type { BrandedSite } from '@belvedere/platform';
import { html } from 'hono/html';
import { brandStyle } from './brand-style.ts';

type Html = ReturnType<typeof html>;

/** What stands on each page of a tenant's own domain. */
export interface BrandParts {
  name: string;
  /** Its style and icon. */
  head: Html;
  /** The logo, or the name, that leads to the list. */
  mark: Html;
  /** Who made the software, where the brand says so. */
  footer: Html | '';
}

export function brandParts(site: BrandedSite, publicUrl: string): BrandParts {
  const style = createHash('sha256').update(brandStyle(site)).digest('base64url').slice(0, 12);
  const icon = site.icon === null ? '/assets/icon.svg' : `/brand/icon/${site.icon}`;
  return {
    name: site.name,
    head: html`<link rel="stylesheet" href="/brand.css?v=${style}" /> <link rel="icon" href="${icon}" />`,
    mark: html`<a class="mark" href="/"
      >${site.logo === null ? html`<span>${site.name}</span>` : html`<img src="/brand/logo/${site.logo}" alt="${site.name}" />`}</a
    >`,
    footer: site.showPoweredBy ? html`<footer class="powered"><a href="${publicUrl}" rel="noopener">Powered by Belvedere</a></footer>` : '',
  };
}
