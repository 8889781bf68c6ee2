import type { TourManifest } from '@belvedere/manifest';
import { ARCHIVE } from './exchange-tour.ts';

/** The page of an archive. Its scripts are classic ones, since modules are not loaded from a disk. */
export function offlinePage({ title, description, language }: Pick<TourManifest, 'title' | 'description' | 'language'>): string {
  return `<!doctype html>
<html lang="${escaped(language)}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <title>${escaped(title)}</title>
    <meta name="description" content="${escaped((description ?? '').slice(0, 300))}" />
    <style>
      html,
      body,
      #tour {
        height: 100%;
        margin: 0;
        background: #111;
        color: #fff;
        font-family: system-ui, sans-serif;
      }
    </style>
  </head>
  <body>
    <div id="tour"></div>
    <noscript><p>${escaped(title)}: this tour needs JavaScript.</p></noscript>
    <script src="${ARCHIVE.manifest}"></script>
    <script src="${ARCHIVE.viewer}"></script>
  </body>
</html>
`;
}

/** The manifest as a classic script. Nothing in it can end the script early or read as another statement. */
export function manifestScript(manifest: TourManifest): string {
  const json = JSON.stringify(manifest).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  return `window.belvedereTour = ${json};\n`;
}

export function offlineReadme(title: string, origin: string): string {
  return `${title.replaceAll(/[\r\n]+/g, ' ')}

Open index.html in a browser: the tour needs neither a server nor the network. It can also be put on any web server as it is.

belvedere/checksums.json lists the SHA-256 of every file, belvedere/signature.json signs it with the key of ${origin}.
Check it with: belvedere export verify <this archive>
Import it into another Belvedere with: belvedere import <this archive>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
