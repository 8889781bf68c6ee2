import { html } from 'hono/html';
import type { BrandParts } from './brand-parts.tsx';
import type { Html } from './html.ts';
import { directionOf, wordsIn, type SiteLanguage } from './words/words.ts';

interface Plain {
  title: string;
  heading: string;
  text: string;
  language: SiteLanguage;
  brand?: BrandParts | undefined;
}

/** A page that says one thing. */
function plainPage({ title, heading, text, language, brand }: Plain): Html {
  const page = (
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href="/assets/page.css" />
        {brand ? brand.head : <link rel="icon" href="/assets/icon.svg" />}
      </head>
      <body class="plain">
        {brand && <header class="brand">{brand.mark}</header>}
        <main>
          <h1>{heading}</h1>
          <p>{text}</p>
        </main>
      </body>
    </html>
  );
  return html`<!doctype html>${page}`;
}

/** What a person sees where nothing is, or nothing for them. One page for both, so that it tells nothing. */
export function notHerePage(brand?: BrandParts, language: SiteLanguage = 'en'): Html {
  return plainPage({ ...wordsIn(language).notHere, language, brand });
}

/** Where the link of a mail leads that opens nothing any more. */
export function expiredPage(language: SiteLanguage): Html {
  const { expired, expiredText } = wordsIn(language);
  return plainPage({ title: expired, heading: expired, text: expiredText, language });
}

/** For whoever asks too often. */
export function tooManyPage(language: SiteLanguage, brand?: BrandParts): Html {
  const { slowDown, tooMany } = wordsIn(language);
  return plainPage({ title: slowDown, heading: slowDown, text: tooMany, language, brand });
}
