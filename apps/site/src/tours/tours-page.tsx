import type { ListedTour } from '@belvedere/tours';
import { frame } from '../frame.tsx';
import type { Html, View } from '../html.ts';
import type { Site } from '../site.ts';

/** The public tours of a tenant. */
export function toursPage(parts: { site: Site; tours: readonly ListedTour[]; page: number; hasMore: boolean }): Html {
  const { site, tours, page, hasMore } = parts;
  const { words, tenant, paths, canonical } = site;
  const pageOf = (number: number) => ({ page: number === 1 ? undefined : String(number) });
  return frame(
    {
      site,
      title: `${tenant.name}: ${words.tours}`,
      description: words.toursOf(tenant.name),
      url: canonical.origin + canonical.paths.tours(pageOf(page)),
      at: 'tours',
      addressIn: (lang) => paths.tours({ ...pageOf(page), lang }),
    },
    <>
      <h1>{words.tours}</h1>
      {tours.length === 0 ? <p>{words.noTours}</p> : <TourList site={site} tours={tours} level="h2" />}
      {(page > 1 || hasMore) && (
        <nav class="pages" aria-label={words.pages}>
          {page > 1 && (
            <a rel="prev" href={paths.tours(pageOf(page - 1))}>
              {words.newer}
            </a>
          )}
          {hasMore && (
            <a rel="next" href={paths.tours(pageOf(page + 1))}>
              {words.more}
            </a>
          )}
        </nav>
      )}
    </>,
  );
}

/** Tours as cards. */
export function TourList({ site, tours, level: Heading }: { site: Site; tours: readonly ListedTour[]; level: 'h2' | 'h3' }): View {
  return (
    <ul class="tours">
      {tours.map(({ slug, listing }) => (
        <li lang={listing.language}>
          <a href={site.paths.tour(slug)}>
            {listing.thumbnail && <img src={listing.thumbnail} width={640} height={360} loading="lazy" alt="" />}
            <Heading>
              <bdi>{listing.title}</bdi>
            </Heading>
          </a>
          {listing.description && <p>{shorten(listing.description)}</p>}
        </li>
      ))}
    </ul>
  );
}

function shorten(text: string): string {
  return text.length <= 240 ? text : `${text.slice(0, 239).trimEnd()}…`;
}
