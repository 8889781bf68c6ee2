import type { LiveEmbed } from '@belvedere/tours';
import type { TourManifest } from '@belvedere/manifest';
import { html } from 'hono/html';

/** The document in the frame of a third-party page. It takes nothing from its address but the token that found it (E1). */
export function embedPage({
  manifest,
  manifestPath,
  embed,
  nonce,
  tourUrl,
}: {
  manifest: TourManifest;
  manifestPath: string;
  embed: LiveEmbed;
  nonce: string;
  tourUrl: string;
}): ReturnType<typeof html> {
  return html`<!doctype html>
    <html lang="${manifest.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="robots" content="noindex" />
        <title>${manifest.title}</title>
        <link rel="stylesheet" href="/assets/embed.css" />
        <link rel="icon" href="/assets/icon.svg" />
        <link rel="modulepreload" href="/assets/embed-frame.js" nonce="${nonce}" />
        <script type="module" nonce="${nonce}" src="/assets/embed-page.js"></script>
      </head>
      <body>
        <div
          id="tour"
          data-src="${manifestPath}"
          data-controls="${embed.showControls ? 'full' : 'none'}"
          data-branding="${String(embed.showBranding)}"
          data-autoplay="${String(embed.autoplay)}"
          data-share-url="${tourUrl}"
        ></div>
        <noscript
          ><p><a href="${tourUrl}" target="_blank" rel="noopener">${manifest.title}</a></p></noscript
        >
      </body>
    </html>`;
}
