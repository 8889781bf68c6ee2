import { localizeTour, textDirection, type ManifestScene, type TourManifest, type TourTexts } from '@belvedere/manifest';
import { contentText, publicTourPath, type LiveTour } from '@belvedere/tours';
import { html } from 'hono/html';
import { SiteBar } from '../frame.tsx';
import type { Html, View } from '../html.ts';
import { LegalLinks } from '../legal-links.tsx';
import { siteAt, type SiteParts } from '../site.ts';
import { languageOf } from '../words/words.ts';
import { Paragraphs } from './paragraphs.tsx';
import { ShareHead } from './share-head.tsx';
import { FloorPlans, GuidedTour } from './structure-in-words.tsx';
import { tourWords } from './tour-words.ts';

interface PageOptions {
  manifest: TourManifest;
  manifestPath: string;
  /** Wished language; the tour's own when absent. */
  language: string | undefined;
  nonce: string;
  visibility: LiveTour['visibility'];
  rating: LiveTour['rating'];
  /** Whose page it is, and where it stands. */
  at: Omit<SiteParts, 'language' | 'chosen'>;
}

/** The page of a tour: the viewer above, the same tour in words below, which is all that is there without JavaScript. */
export function tourPage({ manifest, manifestPath, language: wished, nonce, visibility, rating, at }: PageOptions): Html {
  const texts = localizeTour(manifest, wished ?? manifest.language);
  const { language } = texts;
  const site = siteAt({ ...at, language: languageOf(language) ?? 'en', chosen: languageOf(wished) });
  const { canonical, brand, legal } = site;
  const said = tourWords(language);
  const translation = manifest.translations[language];
  const title = translation?.metaTitle ?? (language === manifest.language ? manifest.metaTitle : undefined) ?? texts.title;
  const description = (
    translation?.metaDescription ??
    (language === manifest.language ? manifest.metaDescription : undefined) ??
    texts.description ??
    ''
  ).slice(0, 300);
  const isLegibleByRobots = visibility === 'public' ? 'index, follow, max-image-preview:large' : 'noindex';
  // What is not listed leads to what is only where that is known to be there.
  const hasBar = brand !== undefined || visibility === 'public';
  const page = (
    <html lang={language} dir={textDirection(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <title>
          {title} · {manifest.tenant.name}
        </title>
        <meta name="description" content={description} />
        <meta name="robots" content={isLegibleByRobots} />
        {manifest.metaKeywords.length > 0 && <meta name="keywords" content={manifest.metaKeywords.join(', ')} />}
        {(visibility === 'public' || visibility === 'unlisted') && (
          <ShareHead
            manifest={manifest}
            texts={texts}
            title={title}
            description={description}
            publicUrl={canonical.origin}
            addressIn={(tag) => canonical.origin + canonical.paths.tour(manifest.slug) + languageQuery(manifest, tag)}
            listing={visibility === 'public' ? { url: canonical.origin + canonical.paths.home(), rating } : undefined}
          />
        )}
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href="/assets/page.css" />
        <link rel="stylesheet" href="/assets/site.css" />
        {brand ? brand.head : <link rel="icon" href="/assets/icon.svg" />}
        <script type="module" nonce={nonce} src="/assets/tour-page.js" />
        <script type="module" nonce={nonce} src="/assets/belvedere-tour.js" />
      </head>
      <body>
        <a class="skip" href="#words">
          {said.skip}
        </a>
        <belvedere-tour
          src={manifestPath}
          lang={language}
          deep-link
          controls="full"
          class="stage"
          data-at={publicTourPath(manifest.tenant.slug, manifest.slug)}
        />
        {hasBar && <SiteBar site={site} />}
        <main id="words" tabindex={-1}>
          <header>
            {!hasBar && <p class="tenant">{manifest.tenant.name}</p>}
            <h1>{texts.title}</h1>
            <Paragraphs text={texts.description} />
            {manifest.languages.length > 1 && (
              <nav class="languages" aria-label={said.languages}>
                {manifest.languages.map((tag) => (
                  <a
                    href={site.paths.tour(manifest.slug) + languageQuery(manifest, tag)}
                    hreflang={tag}
                    lang={tag}
                    {...(tag === language && { 'aria-current': 'page' as const })}
                  >
                    {nameOf(tag)}
                  </a>
                ))}
              </nav>
            )}
          </header>
          <GuidedTour manifest={manifest} texts={texts} />
          <Scenes manifest={manifest} texts={texts} />
          <FloorPlans manifest={manifest} texts={texts} />
        </main>
        <footer class="foot">
          <LegalLinks legal={legal} language={language} />
          {brand?.powered && <p>{brand.powered}</p>}
        </footer>
      </body>
    </html>
  );
  return html`<!doctype html>${page}`;
}

const languageQuery = (manifest: TourManifest, tag: string): string =>
  tag === manifest.language ? '' : `?lang=${encodeURIComponent(tag)}`;

function Scenes({ manifest, texts }: { manifest: TourManifest; texts: TourTexts }): View {
  const keyOf = new Map(manifest.scenes.map((scene) => [scene.id, scene.key]));
  return (
    <ol class="scenes">
      {manifest.scenes.map((scene) => (
        <Scene scene={scene} texts={texts} tiles={manifest.roots.tiles} keyOf={keyOf} />
      ))}
    </ol>
  );
}

interface SceneParts {
  scene: ManifestScene;
  texts: TourTexts;
  tiles: string;
  keyOf: ReadonlyMap<string, string>;
}

function Scene({ scene, texts, tiles, keyOf }: SceneParts): View {
  const said = texts.scene(scene);
  return (
    <li id={scene.key} class="scene">
      <img
        src={tiles + scene.thumbnail}
        width={640}
        height={360}
        loading="lazy"
        alt={`${tourWords(texts.language).panorama}: ${said.title}`}
      />
      <div>
        <h2>{said.title}</h2>
        <Paragraphs text={said.description} />
        {scene.hotspots.length > 0 && (
          <ul class="hotspots">
            {scene.hotspots.map((hotspot) => (
              <Hotspot said={texts.hotspot(hotspot)} target={hotspot.target ? keyOf.get(hotspot.target) : undefined} />
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

function Hotspot({ said, target }: { said: ReturnType<TourTexts['hotspot']>; target: string | undefined }): View {
  const { title, description, content } = said;
  return (
    <li>
      {target !== undefined ? (
        <a href={`#${target}`}>{title}</a>
      ) : content.type === 'link' ? (
        <a href={content.href} rel="noopener nofollow">
          {title}
        </a>
      ) : (
        <strong>{title}</strong>
      )}
      <Paragraphs text={description} />
      <Paragraphs text={contentText(content)} />
    </li>
  );
}

function nameOf(tag: string): string {
  return new Intl.DisplayNames([tag], { type: 'language', fallback: 'code' }).of(tag) ?? tag;
}
