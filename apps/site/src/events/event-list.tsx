import type { PublicEvent } from '@belvedere/events';
import type { View } from '../html.ts';
import type { Site } from '../site.ts';
import type { VenueTour } from '../site-ports.ts';
import type { Words } from '../words/en.ts';
import { leafOf, whenText, type When } from './when-text.ts';

export const EventTime = ({ event, words }: { event: When; words: Words }): View => (
  <time datetime={event.startsAt.toISOString()}>{whenText(event, words.locale)}</time>
);

export function StatusMark({ event, words }: { event: { status: string; isPostponed: boolean }; words: Words }): View {
  const { status, isPostponed } = event;
  const text =
    status === 'cancelled' ? words.cancelled : status === 'completed' ? words.completed : isPostponed ? words.postponed : undefined;
  return text === undefined ? null : (
    <p>
      <output class="flag">{text}</output>
    </p>
  );
}

/** Tours that show where events are, by the ids of the events. */
export type EventPictures = ReadonlyMap<string, Pick<VenueTour, 'thumbnail'>>;

interface ListParts {
  site: Site;
  events: readonly PublicEvent[];
  pictures: EventPictures;
  level: 'h2' | 'h3';
}

/** Events one under the other, each with the leaf of its day, and a picture where there is one. */
export function EventList({ site, events, pictures, level: Heading }: ListParts): View {
  const { words, paths } = site;
  return (
    <ul class="events">
      {events.map((event) => {
        const leaf = leafOf(event, words.locale);
        const picture = pictures.get(event.id)?.thumbnail;
        const about = [event.category, event.venue && `${event.venue.name}, ${event.venue.city}`].filter((each) => each !== null);
        return (
          <li>
            <p class="leaf" aria-hidden="true">
              <b>{leaf.day}</b>
              {leaf.month}
            </p>
            <div>
              <Heading lang={event.language}>
                <a href={paths.event(event.slug)}>
                  <bdi>{event.title}</bdi>
                </a>
              </Heading>
              <p class="when">
                <EventTime event={event} words={words} />
              </p>
              <p class="where">
                {about.length > 0 && <span lang={event.language}>{about.join(' · ')}</span>}{' '}
                {event.isFull && <span class="flag">{words.waitlist}</span>}
                {event.status === 'completed' && <span class="flag">{words.completed}</span>}
                {event.isPostponed && <span class="flag">{words.postponed}</span>}
              </p>
            </div>
            {picture !== undefined && <img src={picture} width={640} height={360} loading="lazy" alt="" />}
          </li>
        );
      })}
    </ul>
  );
}
