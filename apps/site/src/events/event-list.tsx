import type { PublicEvent } from '@belvedere/events';
import type { View } from '../html.ts';
import type { Site } from '../site.ts';
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

/** Events one under the other, each with the leaf of its day. */
export function EventList({ site, events, level: Heading }: { site: Site; events: readonly PublicEvent[]; level: 'h2' | 'h3' }): View {
  const { words, paths } = site;
  return (
    <ul class="events">
      {events.map((event) => {
        const leaf = leafOf(event, words.locale);
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
          </li>
        );
      })}
    </ul>
  );
}
