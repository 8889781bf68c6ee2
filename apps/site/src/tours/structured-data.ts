import type { localizeTour, TourManifest } from '@belvedere/manifest';
import type { LiveTour } from '@belvedere/tours';
import type { BreadcrumbList, Graph, ImageObject, Place, TouristAttraction, WebPage } from 'schema-dts';

interface StructuredOptions {
  manifest: TourManifest;
  publicUrl: string;
  texts: ReturnType<typeof localizeTour>;
  description: string;
  /** The page's address in this language. */
  url: string;
  /** The address of the tenant's list of tours. */
  listUrl: string;
  rating: LiveTour['rating'];
}

type Named<T> = Extract<T, { '@type': string }>;

/** What a search engine may understand of a public tour (schema.org): the place, its pictures, where the page stands. Only what is in the data. */
export function structuredData({ manifest, publicUrl, texts, description, url, listUrl, rating }: StructuredOptions): Graph {
  const about = { inLanguage: texts.language, name: texts.title };
  const images = manifest.scenes.slice(0, 50).map((scene): Named<ImageObject> => {
    const said = texts.scene(scene);
    const picture = `${publicUrl}${manifest.roots.tiles}${scene.panorama.id}`;
    return {
      '@type': 'ImageObject',
      contentUrl: `${picture}/social.jpg`,
      thumbnailUrl: `${picture}/thumbnail.jpg`,
      width: '1200',
      height: '630',
      name: said.title,
      ...(said.description && { caption: said.description.slice(0, 500) }),
    };
  });
  // Where its scenes are is said where it is said of the tour itself.
  const parts = manifest.scenes.flatMap((scene): Named<Place>[] =>
    manifest.position && scene.position
      ? [{ '@type': 'Place', name: texts.scene(scene).title, geo: { '@type': 'GeoCoordinates', ...scene.position } }]
      : [],
  );
  const place: Named<TouristAttraction> = {
    '@type': 'TouristAttraction',
    '@id': `${url}#place`,
    name: texts.title,
    url,
    ...(description && { description }),
    ...((manifest.location ?? manifest.country) && {
      address: {
        '@type': 'PostalAddress' as const,
        ...(manifest.location && { streetAddress: manifest.location }),
        ...(manifest.country && { addressCountry: manifest.country }),
      },
    }),
    ...(manifest.position && { geo: { '@type': 'GeoCoordinates' as const, ...manifest.position } }),
    ...(parts.length > 0 && { containsPlace: parts.slice(0, 50) }),
    ...(manifest.tags.length > 0 && { keywords: manifest.tags.join(', ') }),
    image: images,
    availableLanguage: manifest.languages,
    ...(rating.count > 0 && {
      aggregateRating: {
        '@type': 'AggregateRating',
        ratingValue: Math.round(rating.average * 100) / 100,
        ratingCount: rating.count,
        bestRating: 5,
        worstRating: 1,
      },
    }),
  };
  const breadcrumb: Named<BreadcrumbList> = {
    '@type': 'BreadcrumbList',
    '@id': `${url}#breadcrumb`,
    itemListElement: [
      { '@type': 'ListItem', position: 1, name: manifest.tenant.name, item: listUrl },
      { '@type': 'ListItem', position: 2, name: texts.title, item: url },
    ],
  };
  const page: Named<WebPage> = {
    '@type': 'WebPage',
    '@id': url,
    url,
    ...about,
    ...(description && { description }),
    datePublished: manifest.publishedAt,
    dateModified: manifest.updatedAt,
    mainEntity: { '@id': `${url}#place` },
    breadcrumb: { '@id': `${url}#breadcrumb` },
    ...(manifest.socialImage && { primaryImageOfPage: { '@type': 'ImageObject', contentUrl: publicUrl + manifest.socialImage } }),
  };
  return { '@context': 'https://schema.org', '@graph': [page, place, breadcrumb] };
}
