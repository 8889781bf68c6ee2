import { html } from 'hono/html';
import type { BrandParts } from './brand-parts.ts';

/** What a person sees where nothing is, or nothing for them. One page for both, so that it tells nothing. */
export function notHerePage(site?: BrandParts): ReturnType<typeof html> {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>Not here</title>
        <link rel="stylesheet" href="/assets/page.css" />
        ${site?.head ?? html`<link rel="icon" href="/assets/icon.svg" />`}
      </head>
      <body class="plain">
        ${site ? html`<header class="brand">${site.mark}</header>` : ''}
        <main>
          <h1>There is no tour here</h1>
          <p>The address may be misspelt, or the tour is not public. Ask whoever gave you the link.</p>
        </main>
      </body>
    </html>`;
}
