import type { PublicEvent } from '@belvedere/events';
import type { ListedTour } from '@belvedere/tours';
import { EventList, type EventPictures } from '../events/event-list.tsx';
import { frame } from '../frame.tsx';
import type { Html } from '../html.ts';
import type { Site } from '../site.ts';
import { TourList } from '../tours/tours-page.tsx';

interface Parts {
  site: Site;
  events: readonly PublicEvent[];
  pictures: EventPictures;
  tours: readonly ListedTour[];
}

/** Where one arrives: what is on next, and the newest tours. */
export function homePage({ site, events, pictures, tours }: Parts): Html {
  const { tenant, words, paths, canonical } = site;
  return frame(
    {
      site,
      title: tenant.name,
      description: words.welcome(tenant.name),
      url: canonical.origin + canonical.paths.home(),
      at: 'home',
      addressIn: (lang) => paths.home({ lang }),
    },
    <>
      <h1>{tenant.name}</h1>
      {events.length === 0 && tours.length === 0 && <p>{words.nothingHere}</p>}
      {events.length > 0 && (
        <section aria-labelledby="events">
          <h2 id="events">{words.nextEvents}</h2>
          <EventList site={site} events={events} pictures={pictures} level="h3" />
          <p>
            <a href={paths.events()}>{words.allEvents}</a>
          </p>
        </section>
      )}
      {tours.length > 0 && (
        <section aria-labelledby="tours">
          <h2 id="tours">{words.tours}</h2>
          <TourList site={site} tours={tours} level="h3" />
          <p>
            <a href={paths.tours()}>{words.allTours}</a>
          </p>
        </section>
      )}
    </>,
  );
}
