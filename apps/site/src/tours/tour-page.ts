import { localizeTour, textDirection, type HotspotContent, type TourManifest } from '@belvedere/manifest';
import { contentText, publicTenantPath, publicTourPath, type LiveTour } from '@belvedere/tours';
import type { Legal } from '@belvedere/platform';
import { html } from 'hono/html';
import type { BrandParts } from '../brand-parts.tsx';
import { legalFooter } from '../legal-footer.tsx';
import { shareHead } from './share-head.ts';
import { floorPlans, guidedTour } from './structure-in-words.ts';

interface PageOptions {
  manifest: TourManifest;
  manifestPath: string;
  publicUrl: string;
  /** Wished language; the tour's own when absent. */
  language: string | undefined;
  nonce: string;
  visibility: LiveTour['visibility'];
  rating: LiveTour['rating'];
  legal: Legal;
  /** Of a tenant with a domain of its own, on the platform's page: the address that others should name. */
  canonical?: { publicUrl: string; path: string; listPath: string };
  /** On a tenant's own domain: where it stands there and how it looks. `publicUrl` is that of the domain then. */
  site?: { path: string; listPath: string; parts: BrandParts };
}

type Html = ReturnType<typeof html>;

/** The page of a tour: the viewer above, the same tour in words below, which is all that is there without JavaScript. */
export function tourPage({
  manifest,
  manifestPath,
  publicUrl,
  language: wished,
  nonce,
  visibility,
  rating,
  legal,
  canonical,
  site,
}: PageOptions): Html {
  const texts = localizeTour(manifest, wished ?? manifest.language);
  const { language } = texts;
  const path = site?.path ?? publicTourPath(manifest.tenant.slug, manifest.slug);
  const addressIn = (tag: string) => publicUrl + path + languageQuery(manifest, tag);
  const home = canonical ?? { publicUrl, path, listPath: site?.listPath ?? publicTenantPath(manifest.tenant.slug) };
  const head = {
    publicUrl: home.publicUrl,
    addressIn: (tag: string) => home.publicUrl + home.path + languageQuery(manifest, tag),
    listing: visibility === 'public' ? { url: home.publicUrl + home.listPath, rating } : undefined,
  };
  const translation = manifest.translations[language];
  const title = translation?.metaTitle ?? (language === manifest.language ? manifest.metaTitle : undefined) ?? texts.title;
  const description = (
    translation?.metaDescription ??
    (language === manifest.language ? manifest.metaDescription : undefined) ??
    texts.description ??
    ''
  ).slice(0, 300);
  const isLegibleByRobots = visibility === 'public' ? 'index, follow, max-image-preview:large' : 'noindex';

  return html`<!doctype html>
    <html lang="${language}" dir="${textDirection(language)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <title>${title} · ${manifest.tenant.name}</title>
        <meta name="description" content="${description}" />
        <meta name="robots" content="${isLegibleByRobots}" />
        ${manifest.metaKeywords.length > 0 ? html`<meta name="keywords" content="${manifest.metaKeywords.join(', ')}" />` : ''}
        ${visibility === 'public' || visibility === 'unlisted' ? shareHead({ manifest, texts, title, description, ...head }) : ''}
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href="/assets/page.css" />
        ${site?.parts.head ?? html`<link rel="icon" href="/assets/icon.svg" />`}
        <script type="module" nonce="${nonce}" src="/assets/tour-page.js"></script>
        <script type="module" nonce="${nonce}" src="/assets/belvedere-tour.js"></script>
      </head>
      <body>
        <a class="skip" href="#words">${SKIP[baseOf(language)] ?? SKIP['en']}</a>
        <belvedere-tour
          src="${manifestPath}"
          lang="${language}"
          deep-link
          controls="full"
          class="stage"
          data-at="${publicTourPath(manifest.tenant.slug, manifest.slug)}"
        ></belvedere-tour>
        <main id="words" tabindex="-1">
          <header>
            ${site?.parts.mark ?? html`<p class="tenant">${manifest.tenant.name}</p>`}
            <h1>${texts.title}</h1>
            ${paragraphs(texts.description)} ${manifest.languages.length > 1 ? languageLinks(manifest, language, addressIn) : ''}
          </header>
          ${guidedTour(manifest, texts)} ${scenes(manifest, texts)} ${floorPlans(manifest, texts)}
        </main>
        ${legalFooter(legal, language)} ${site?.parts.footer ?? ''}
      </body>
    </html>`;
}

const SKIP: Record<string, string> = {
  en: 'Read the tour in words',
  de: 'Die Tour in Worten lesen',
  fr: 'Lire la visite',
  es: 'Leer la visita',
  ar: 'اقرأ الجولة نصًا',
};

const languageQuery = (manifest: TourManifest, tag: string): string =>
  tag === manifest.language ? '' : `?lang=${encodeURIComponent(tag)}`;
const baseOf = (tag: string): string => tag.split('-')[0]!.toLowerCase();

function scenes(manifest: TourManifest, texts: ReturnType<typeof localizeTour>): Html {
  const keyOf = new Map(manifest.scenes.map((scene) => [scene.id, scene.key]));
  return html`<ol class="scenes">
    ${manifest.scenes.map((scene) => {
      const said = texts.scene(scene);
      return html`<li id="${scene.key}" class="scene">
        <img src="${manifest.roots.tiles}${scene.thumbnail}" width="640" height="360" loading="lazy" alt="${said.title}" />
        <div>
          <h2>${said.title}</h2>
          ${paragraphs(said.description)}
          ${
            scene.hotspots.length > 0
              ? html`<ul class="hotspots">
                  ${scene.hotspots.map((hotspot) => hotspotItem(texts.hotspot(hotspot), hotspot.target ? keyOf.get(hotspot.target) : undefined))}
                </ul>`
              : ''
          }
        </div>
      </li>`;
    })}
  </ol>`;
}

function hotspotItem(said: { title: string; description: string | null; content: HotspotContent }, targetKey: string | undefined): Html {
  const body = contentText(said.content);
  const name = targetKey
    ? html`<a href="#${targetKey}">${said.title}</a>`
    : said.content.type === 'link'
      ? html`<a href="${said.content.href}" rel="noopener nofollow">${said.title}</a>`
      : html`<strong>${said.title}</strong>`;
  return html`<li>${name}${paragraphs(said.description)}${paragraphs(body)}</li>`;
}

function paragraphs(text: string | null): Html | '' {
  if (!text) return '';
  return html`${text.split(/\n+/).map((line) => html`<p>${line}</p>`)}`;
}

function languageLinks(manifest: TourManifest, current: string, addressIn: (tag: string) => string): Html {
  return html`<nav class="languages" aria-label="Languages">
    ${manifest.languages.map(
      (tag) =>
        html`<a href="${addressIn(tag)}" hreflang="${tag}" lang="${tag}" ${tag === current ? html`aria-current="page"` : ''}
          >${nameOf(tag)}</a
        >`,
    )}
  </nav>`;
}

function nameOf(tag: string): string {
  return new Intl.DisplayNames([tag], { type: 'language', fallback: 'code' }).of(tag) ?? tag;
}
