import type { TourManifest, TourTexts } from '@belvedere/manifest';
import type { LiveTour } from '@belvedere/tours';
import { raw } from 'hono/html';
import type { View } from '../html.ts';
import { scriptJson } from '../script-json.ts';
import { structuredData } from './structured-data.ts';

interface ShareOptions {
  manifest: TourManifest;
  publicUrl: string;
  texts: TourTexts;
  title: string;
  description: string;
  /** The page's address in a language. */
  addressIn: (tag: string) => string;
  /** Listed tours describe themselves to search engines; others are only shared. */
  listing: { url: string; rating: LiveTour['rating'] } | undefined;
}

/** What search engines, previews and embedders read of a tour that anybody may see: addresses, languages, pictures, oEmbed. */
export function ShareHead({ manifest, publicUrl, texts, title, description, addressIn, listing }: ShareOptions): View {
  const { language } = texts;
  const url = addressIn(language);
  const image = manifest.socialImage && publicUrl + manifest.socialImage;
  const others = manifest.languages.filter((tag) => tag !== language);
  const data = listing && structuredData({ manifest, publicUrl, texts, description, url, listUrl: listing.url, rating: listing.rating });
  const oembed = (format: string) => `${publicUrl}/oembed?url=${encodeURIComponent(url)}&format=${format}`;
  return (
    <>
      <link rel="canonical" href={url} />
      {manifest.languages.length > 1 && (
        <>
          {manifest.languages.map((tag) => (
            <link rel="alternate" hreflang={tag} href={addressIn(tag)} />
          ))}
          <link rel="alternate" hreflang="x-default" href={addressIn(manifest.language)} />
        </>
      )}
      <link rel="alternate" type="application/json+oembed" href={oembed('json')} title={title} />
      <link rel="alternate" type="text/xml+oembed" href={oembed('xml')} title={title} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={manifest.tenant.name} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={url} />
      <meta property="og:locale" content={language.replace('-', '_')} />
      {others.map((tag) => (
        <meta property="og:locale:alternate" content={tag.replace('-', '_')} />
      ))}
      {image && (
        <>
          <meta property="og:image" content={image} />
          <meta property="og:image:type" content="image/jpeg" />
          <meta property="og:image:width" content="1200" />
          <meta property="og:image:height" content="630" />
          <meta property="og:image:alt" content={texts.title} />
        </>
      )}
      <meta name="twitter:card" content="summary_large_image" />
      <meta name="twitter:title" content={title} />
      <meta name="twitter:description" content={description} />
      {image && (
        <>
          <meta name="twitter:image" content={image} />
          <meta name="twitter:image:alt" content={texts.title} />
        </>
      )}
      {data && <script type="application/ld+json">{raw(scriptJson(data))}</script>}
    </>
  );
}
