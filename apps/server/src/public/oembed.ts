import type { TourManifest } from '@belvedere/manifest';
import { xmlText } from '@belvedere/site';
import type { LiveEmbed } from '@belvedere/tours';

/** What is at an address, as far as a stranger may know. */
export type Embeddable =
  /** `url` is the address that others should name, whole; what `moved` is a path. */
  | { kind: 'tour'; manifest: TourManifest; url: string }
  | { kind: 'embed'; manifest: TourManifest; embed: LiveEmbed; url: string }
  | { kind: 'locked' }
  | { kind: 'moved'; url: string }
  | { kind: 'none' };

type Fields = Record<string, string | number>;
type Format = 'json' | 'xml';

/** What a frame without a size of its own measures, in pixels. */
const FRAME = { width: 960, height: 540 };
/** The pictures that there are of each tour, largest first. */
const PICTURES = [
  { file: 'social.jpg', width: 1200, height: 630 },
  { file: 'thumbnail.jpg', width: 640, height: 360 },
];

/**
 * oEmbed 1.0, JSON and XML. The address of an embed is a frame (`rich`) that its own domains may show; the page of a tour is a `link`
 * with a picture, as its page is framed by nobody. A tour behind a password answers 401, any other that is not open 404.
 * @see https://oembed.com
 */
export async function oembed({
  query,
  publicUrl,
  site,
  find,
}: {
  query: Record<string, string>;
  publicUrl: string;
  /** On a tenant's own domain: who gives this. */
  site?: { name: string };
  find: (path: string) => Promise<Embeddable>;
}): Promise<Response> {
  const format = query['format'] ?? 'json';
  if (format !== 'json' && format !== 'xml') return refusal(501, 'json', 'The formats are json and xml.');
  const url = query['url'];
  if (url === undefined || url === '') return refusal(400, format, 'Say which address: url=…');
  const path = url.startsWith(`${publicUrl}/`) ? url.slice(publicUrl.length) : undefined;
  const found = path === undefined ? { kind: 'none' as const } : await find(path);
  if (found.kind === 'locked') return refusal(401, format, 'This tour asks for a password.');
  if (found.kind === 'none') return refusal(404, format, 'There is no public tour at this address.');
  if (found.kind === 'moved') {
    const search = new URLSearchParams({ ...query, url: publicUrl + found.url });
    return new Response(null, { status: 301, headers: { location: `/oembed?${search.toString()}`, 'access-control-allow-origin': '*' } });
  }
  const most = { width: limit(query['maxwidth']), height: limit(query['maxheight']) };
  const { manifest } = found;
  const common: Fields = {
    version: '1.0',
    title: manifest.title,
    author_name: site?.name ?? manifest.tenant.name,
    provider_name: site?.name ?? 'Belvedere',
    provider_url: publicUrl,
    cache_age: 3600,
    ...thumbnail(manifest, { publicUrl, most }),
  };
  const fields: Fields =
    found.kind === 'embed'
      ? { type: 'rich', ...common, ...frame(found.embed, { title: manifest.title, src: found.url, most }) }
      : { type: 'link', ...common, url: found.url };
  return answer(200, format, fields);
}

type Most = Record<'width' | 'height', number>;

function frame(embed: LiveEmbed, { title, src, most }: { title: string; src: string; most: Most }): Fields {
  const pixels = (length: string, otherwise: number) => (length.endsWith('px') ? Number.parseInt(length, 10) : otherwise);
  const width = Math.min(pixels(embed.width, FRAME.width), most.width);
  const height = Math.min(pixels(embed.height, FRAME.height), most.height);
  const allow = 'fullscreen; xr-spatial-tracking; gyroscope; accelerometer';
  const html = `<iframe src="${xmlText(src)}" width="${width}" height="${height}" title="${xmlText(title)}" style="border:0" allow="${allow}" allowfullscreen loading="lazy"></iframe>`;
  return { html, width, height };
}

/** The largest picture that is no larger than was asked for; none rather than one that says a wrong size. */
function thumbnail(manifest: TourManifest, { publicUrl, most }: { publicUrl: string; most: Most }): Fields {
  const folder = manifest.socialImage?.slice(0, manifest.socialImage.lastIndexOf('/') + 1);
  const picture = PICTURES.find(({ width, height }) => width <= most.width && height <= most.height);
  if (!folder || !picture) return {};
  return { thumbnail_url: publicUrl + folder + picture.file, thumbnail_width: picture.width, thumbnail_height: picture.height };
}

function limit(text: string | undefined): number {
  const wanted = Number(text);
  return text !== undefined && Number.isInteger(wanted) && wanted > 0 ? wanted : Number.POSITIVE_INFINITY;
}

function refusal(status: number, format: Format, error: string): Response {
  return answer(status, format, { error });
}

function answer(status: number, format: Format, fields: Fields): Response {
  const headers = {
    'access-control-allow-origin': '*',
    'cache-control': status === 200 ? 'public, max-age=300' : 'no-store',
    'x-content-type-options': 'nosniff',
  };
  if (format === 'json') return Response.json(fields, { status, headers });
  const elements = Object.entries(fields).map(([name, value]) => `<${name}>${xmlText(String(value))}</${name}>`);
  const body = `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${elements.join('')}</oembed>\n`;
  return new Response(body, { status, headers: { ...headers, 'content-type': 'text/xml; charset=utf-8' } });
}

/** The names in the path of a tour's page. */
export function tourAt(path: string): { tenant: string; slug: string } | undefined {
  const [, tenant, slug] = /^\/t\/([^/?#]+)\/([^/?#]+)(?:[?#]|$)/.exec(path) ?? [];
  if (tenant === undefined || slug === undefined) return undefined;
  try {
    return { tenant: decodeURIComponent(tenant), slug: decodeURIComponent(slug) };
  } catch {
    return undefined;
  }
}

/** The token in the path of an embed. */
export function embedAt(path: string): string | undefined {
  return /^\/embed\/([\w-]{22}\.[\w-]{20,64})(?:[?#]|$)/.exec(path)?.[1];
}
