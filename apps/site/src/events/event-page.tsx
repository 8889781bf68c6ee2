import type { PublicEvent } from '@belvedere/events';
import { raw } from 'hono/html';
import { frame } from '../frame.tsx';
import type { Html, View } from '../html.ts';
import { scriptJson } from '../script-json.ts';
import type { Site } from '../site.ts';
import type { VenueTour } from '../site-ports.ts';
import { eventJsonLd } from './event-json-ld.ts';
import { EventTime, StatusMark } from './event-list.tsx';
import { FeedLinks } from './feed-links.tsx';
import { JoinForm, type Said } from './join-form.tsx';
import { languageOf, type SiteLanguage } from '../words/words.ts';
import { whenText } from './when-text.ts';
import { Where } from './where.tsx';

/** What is shown only where a visitor asked for it: a film of another site, and what needs scripts. */
export type Shown = 'film' | 'tour';

interface Parts {
  site: Site;
  event: PublicEvent;
  tour: VenueTour | undefined;
  /** By its address, not by the browser. */
  chosen?: SiteLanguage;
  shown?: Shown;
  said?: Said;
}

/** One event, with the form by which people join. */
export function eventPage({ site, event, tour, chosen, shown, said }: Parts): Html {
  const { tenant, paths, canonical, words } = site;
  const addressOf = (lang?: string) => canonical.origin + canonical.paths.event(event.slug, { lang });
  // Each language that there is has an address of its own, which the others name.
  const languages = [...new Set(event.languages.map(languageOf))].filter((each) => each !== undefined);
  const isOwn = chosen !== undefined && languages.length > 1 && languages.includes(chosen);
  const url = addressOf(isOwn ? chosen : undefined);
  const image = tour && canonical.origin + tour.picture;
  const title = `${event.title}: ${tenant.name}`;
  const description = (event.description ?? whenText(event, words.locale)).replace(/\s+/g, ' ').trim().slice(0, 200);
  return frame(
    {
      site,
      title,
      description,
      url,
      addressIn: (lang) => paths.event(event.slug, { lang }),
      kind: 'event',
      head: (
        <>
          <meta property="og:type" content="website" />
          <meta property="og:site_name" content={tenant.name} />
          <meta property="og:title" content={event.title} />
          <meta property="og:description" content={description} />
          <meta property="og:url" content={url} />
          <meta property="og:locale" content={event.language.replace('-', '_')} />
          {image && <meta property="og:image" content={image} />}
          <meta name="twitter:card" content={image ? 'summary_large_image' : 'summary'} />
          {languages.length > 1 &&
            [...languages, undefined].map((each) => <link rel="alternate" hreflang={each ?? 'x-default'} href={addressOf(each)} />)}
          <FeedLinks site={site} />
          <link rel="alternate" type="text/calendar" title={event.title} href={paths.eventsFile(`${event.slug}.ics`)} />
          <script type="application/ld+json">
            {raw(scriptJson(eventJsonLd(event, { site, url, ...(image !== undefined && { image }) })))}
          </script>
          {shown === 'tour' && tour && <script type="module" src="/assets/belvedere-tour.js" />}
        </>
      ),
    },
    <>
      <article lang={event.language}>
        <h1>
          <bdi>{event.title}</bdi>
        </h1>
        <div lang={site.language}>
          <StatusMark event={event} words={words} />
          <p class="when">
            <EventTime event={event} words={words} />
          </p>
          {event.previousStartsAt && event.status === 'published' && !event.isPostponed && (
            <p class="moved">{words.moved(whenText({ ...event, startsAt: event.previousStartsAt, endsAt: null }, words.locale))}</p>
          )}
          {event.status === 'published' && (
            <p class="ways">
              <a href={paths.eventsFile(`${event.slug}.ics`)} download>
                {words.addToCalendar}
              </a>
            </p>
          )}
          {tour && <Tour site={site} event={event} tour={tour} isShown={shown === 'tour'} />}
        </div>
        {event.description?.split(/\n{2,}/).map((text) => (
          <p class="text" dir="auto">
            {text}
          </p>
        ))}
      </article>
      {event.isOpen && <JoinForm action={paths.event(event.slug)} event={event} words={words} {...(said && { said })} />}
      <Where site={site} event={event} />
      {event.youtubeId !== null && <Film site={site} event={event} isShown={shown === 'film'} />}
    </>,
  );
}

/** The place all around, as the first thing that is seen of the event. */
function Tour({
  site: { words, paths, language },
  event,
  tour,
  isShown,
}: {
  site: Site;
  event: PublicEvent;
  tour: VenueTour;
  isShown: boolean;
}): View {
  const address = `${paths.tour(tour.slug)}#scene=${encodeURIComponent(tour.scene)}`;
  const picture = (
    <a href={isShown ? address : `${paths.event(event.slug, { show: 'tour' })}#tour`} class="picture">
      <img src={tour.picture} width={1200} height={630} alt="" />
      <span>{isShown ? words.openTour : words.startTour}</span>
    </a>
  );
  return (
    <figure class="around" id="tour">
      {isShown ? (
        <>
          <belvedere-tour src={tour.manifestPath} scene={tour.scene} lang={language} controls="full" class="inline-tour" />
          <noscript>{picture}</noscript>
        </>
      ) : (
        picture
      )}
      <figcaption>
        {words.tourText(tour.title)} <a href={address}>{words.openTour}</a>
      </figcaption>
    </figure>
  );
}

/** Nothing is asked of the other site before somebody wants to see the film. */
function Film({ site: { words, paths, language }, event, isShown }: { site: Site; event: PublicEvent; isShown: boolean }): View {
  return (
    <section class="film" aria-labelledby="film">
      <h2 id="film">{words.film}</h2>
      {isShown ? (
        <iframe
          src={`https://www.youtube-nocookie.com/embed/${event.youtubeId}?hl=${language}`}
          title={`${words.film}: ${event.title}`}
          width={1280}
          height={720}
          allow="fullscreen; picture-in-picture"
          allowfullscreen
          referrerpolicy="strict-origin-when-cross-origin"
        />
      ) : (
        <>
          <p>{words.filmText}</p>
          <form method="get" action={`${paths.event(event.slug, { lang: undefined })}#film`}>
            <input type="hidden" name="show" value="film" />
            {paths.event(event.slug).includes('lang=') && <input type="hidden" name="lang" value={language} />}
            <button class="quiet">{words.showFilm}</button>
          </form>
        </>
      )}
      <p>
        <a href={`https://www.youtube.com/watch?v=${event.youtubeId}`} rel="noopener noreferrer nofollow">
          {words.filmOn}
        </a>
      </p>
    </section>
  );
}
