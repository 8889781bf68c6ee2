import { html } from 'hono/html';

export type Html = ReturnType<typeof html>;

interface Frame {
  language: string;
  title: string;
  /** Which pages: the style sheet beside `page.css`. */
  kind: 'account' | 'privacy';
  script?: Html | string;
  /** What the script reads of the page, as attributes. */
  data?: Html | string;
}

/** The frame of the pages about accounts and personal data, which nobody's search engine shows. */
export function pageFrame({ language, title, kind, script = '', data = '' }: Frame, body: Html): Html {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Belvedere</title>
        <link rel="icon" href="/assets/icon.svg" />
        <link rel="stylesheet" href="/assets/page.css" />
        <link rel="stylesheet" href="/assets/${kind}.css" />
        ${script}
      </head>
      <body class="${kind}">
        <main ${data}>
          <p class="tenant">Belvedere</p>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`;
}
