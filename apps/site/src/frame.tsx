import { html } from 'hono/html';
import type { Html, View } from './html.ts';
import { LegalLinks } from './legal-links.tsx';
import type { Site } from './site.ts';
import { directionOf, LANGUAGES } from './words/words.ts';

interface Frame {
  site: Site;
  title: string;
  description?: string;
  /** The address of this page that others should name. */
  url?: string;
  /** Which of the pages that are always linked this is. */
  at?: 'home' | 'events' | 'tours';
  /** This page in another language of ours. */
  addressIn?: (language: string) => string;
  isPrivate?: boolean;
  head?: View;
  /** Of the main element. */
  kind?: string;
}

/** What every page of a tenant has around it. */
export function frame({ site, title, description, url, at, addressIn, isPrivate = false, head, kind = '' }: Frame, body: View): Html {
  const { words, language, brand, legal } = site;
  const page = (
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        {description !== undefined && <meta name="description" content={description} />}
        {isPrivate && <meta name="robots" content="noindex" />}
        {url !== undefined && <link rel="canonical" href={url} />}
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href="/assets/page.css" />
        <link rel="stylesheet" href="/assets/site.css" />
        {brand ? brand.head : <link rel="icon" href="/assets/icon.svg" />}
        {head}
      </head>
      <body class="site">
        <a class="skip" href="#content">
          {words.skip}
        </a>
        <SiteBar site={site} at={at} />
        <main id="content" tabindex={-1} class={kind}>
          {body}
        </main>
        <footer class="foot">
          {addressIn && (
            <nav class="languages" aria-label={words.languages}>
              {LANGUAGES.map((each) => (
                <a href={addressIn(each)} lang={each} hreflang={each} {...(each === language && { 'aria-current': 'true' as const })}>
                  {NAMES[each]}
                </a>
              ))}
            </nav>
          )}
          <LegalLinks legal={legal} language={language} />
          {brand?.powered && <p>{brand.powered}</p>}
        </footer>
      </body>
    </html>
  );
  return html`<!doctype html>${page}`;
}

/** Whose site it is, and where its parts are. */
export function SiteBar({ site: { tenant, paths, words, language, brand }, at }: { site: Site; at?: Frame['at'] }): View {
  const current = (place: typeof at) => (at === place ? { 'aria-current': 'page' as const } : {});
  return (
    <header class="brand bar" lang={language} dir={directionOf(language)}>
      <div>
        {brand ? (
          brand.mark
        ) : (
          <a class="mark" href={paths.home()}>
            <span>{tenant.name}</span>
          </a>
        )}
        <nav aria-label={words.site}>
          <a href={paths.events()} {...current('events')}>
            {words.events}
          </a>
          <a href={paths.tours()} {...current('tours')}>
            {words.tours}
          </a>
        </nav>
      </div>
    </header>
  );
}

const NAMES = { en: 'English', de: 'Deutsch', ar: 'العربية' };
