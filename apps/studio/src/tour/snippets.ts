/** `&`, `<`, `>` and quotes, as they stand in an attribute. */
const attribute = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

interface Frame {
  title: string;
  width: string;
  height: string;
}

/** The line of the server's, with what it should look like. */
export function scriptSnippet(snippet: string, { title, width, height }: Frame): string {
  const looks = ` data-title="${attribute(title)}" data-width="${attribute(width)}" data-height="${attribute(height)}"`;
  return snippet.replace('></script>', () => `${looks}></script>`);
}

/** For pages that allow no scripts of others. */
export function frameSnippet(url: string, { title, width, height }: Frame): string {
  const allow = 'fullscreen; xr-spatial-tracking; gyroscope; accelerometer';
  return `<iframe src="${attribute(url)}" title="${attribute(title)}" style="width: ${attribute(width)}; height: ${attribute(height)}; border: 0" allow="${allow}" allowfullscreen loading="lazy"></iframe>`;
}

/** The viewer as an element of the page. */
export function tagSnippet(origin: string, manifest: string): string {
  return `<script type="module" src="${attribute(origin)}/assets/belvedere-tour.js"></script>\n<belvedere-tour src="${attribute(manifest)}"></belvedere-tour>`;
}

/** The viewer as a package of the page's own build. */
export function npmSnippet(manifest: string): string {
  return `import { createTour } from '@belvedere/viewer';\n\nconst tour = createTour(document.querySelector('#tour'), {\n  src: ${JSON.stringify(manifest)},\n});`;
}
