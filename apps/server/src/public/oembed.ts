import { publicTourPath } from '@belvedere/tours';
import type { LiveAnswer } from './live-tours.ts';
import { manifestOf } from './manifest-of.ts';

const SIZE = { width: 960, height: 540 };

/**
 * oEmbed 1.0 for the addresses of public tours: JSON. A tour that may not be embedded is a link with a picture, not a frame.
 * @see https://oembed.com
 */
export async function oembed({
  query,
  publicUrl,
  find,
}: {
  query: Record<string, string>;
  publicUrl: string;
  find: (tenant: string, tour: string) => Promise<LiveAnswer>;
}): Promise<Response> {
  if (query['format'] !== undefined && query['format'] !== 'json') return answer(501, { error: 'Only format=json is offered.' });
  const match = query['url']?.startsWith(publicUrl)
    ? /^\/t\/([^/?#]+)\/([^/?#]+)(?:[?#]|$)/.exec(query['url'].slice(publicUrl.length))
    : null;
  const live = match && (await find(decode(match[1]!), decode(match[2]!)));
  if (live?.kind !== 'tour') return answer(404, { error: 'There is no public tour at this address.' });

  const manifest = manifestOf(live.tour);
  const width = fit(query['maxwidth'], SIZE.width);
  const height = Math.min(fit(query['maxheight'], SIZE.height), Math.round((width * SIZE.height) / SIZE.width));
  return answer(200, {
    version: '1.0',
    type: 'link',
    title: manifest.title,
    author_name: manifest.tenant.name,
    provider_name: 'Belvedere',
    provider_url: publicUrl,
    cache_age: 3600,
    url: publicUrl + publicTourPath(manifest.tenant.slug, manifest.slug),
    ...(manifest.socialImage && { thumbnail_url: publicUrl + manifest.socialImage, thumbnail_width: width, thumbnail_height: height }),
  });
}

function answer(status: number, body: object): Response {
  return Response.json(body, {
    status,
    headers: { 'access-control-allow-origin': '*', 'cache-control': status === 200 ? 'public, max-age=300' : 'no-store' },
  });
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

function fit(text: string | undefined, most: number): number {
  const wanted = Number(text);
  return Number.isInteger(wanted) && wanted > 0 ? Math.min(wanted, most) : most;
}
