import { html } from 'hono/html';

type Html = ReturnType<typeof html>;

/** The frame of the pages about the API: nothing from elsewhere, and no script but what `head` brings. */
export function documentPage({ title, head, aside, body }: { title: string; head?: Html; aside?: Html; body: Html }): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="/assets/icon.svg" />
        <link rel="stylesheet" href="/assets/page.css" />
        <link rel="stylesheet" href="/assets/reference.css" />
        ${head ?? ''}
      </head>
      <body class="reference">
        <a class="skip" href="#content">Skip to the content</a>
        ${aside ? html`<nav aria-label="On this page">${aside}</nav>` : ''}
        <main id="content" tabindex="-1">${body}</main>
      </body>
    </html>`;
}
