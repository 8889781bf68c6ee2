import type { MyEntries, MyEntry, PublicEvent } from '@belvedere/events';
import { qrSvg } from '@belvedere/kernel/image';
import { raw } from 'hono/html';
import { frame } from '../frame.tsx';
import type { Html, View } from '../html.ts';
import { webcal } from '../site-paths.ts';
import type { Site } from '../site.ts';
import type { Words } from '../words/en.ts';
import { EventTime, StatusMark } from './event-list.tsx';
import { momentText } from './when-text.ts';
import { Where } from './where.tsx';

type Step = 'confirm' | 'accept' | 'decline' | 'leave';

interface Parts {
  site: Site;
  mine: MyEntry;
  /** As visitors see it, where they do. */
  event: PublicEvent | undefined;
  /** Where the buttons lead. */
  action: string;
  /** Everything else that the address is on. */
  allPath: string;
}

/** What the link of a mail opens. Everything on it is a form: looking changes nothing, for letterboxes look at links. */
export function placePage({ site, mine, event: shown, action, allPath }: Parts): Html {
  const { words, paths, canonical } = site;
  const { event, status, feed } = mine;
  return frame(
    { site, title: event.title, isPrivate: true, kind: 'event' },
    <>
      <h1>
        <bdi>{event.title}</bdi>
      </h1>
      <StatusMark event={event} words={words} />
      <p class="when">
        <EventTime event={event} words={words} />
      </p>
      {event.status === 'published' && <Standing mine={mine} action={action} words={words} />}
      {feed !== null && status === 'confirmed' && (
        <p class="ways">
          <a href={paths.eventsFile(`${event.slug}.ics`)} download>
            {words.addToCalendar}
          </a>
          <a href={webcal(`${canonical.origin}${canonical.paths.eventsFile('mine.ics')}?feed=${feed}`)} rel="nofollow">
            {words.subscribeMine}
          </a>
        </p>
      )}
      <p class="ways">
        {event.status !== 'draft' && <a href={paths.event(event.slug)}>{words.toEvent}</a>}
        {status !== null && <a href={allPath}>{words.mine}</a>}
      </p>
      {shown?.status === 'published' && <Where site={site} event={shown} />}
    </>,
  );
}

function Standing({ mine, action, words }: { mine: MyEntry; action: string; words: Words }): View {
  const { event, status, offer, places, position, odds } = mine;
  const people = words.people(places);
  const form = (step: Step, label: string, kind = '') => (
    <form method="post" action={action}>
      <button class={kind} name="do" value={step}>
        {label}
      </button>
    </form>
  );
  if (status === null)
    return (
      <>
        <p>{words.wantYou(people)}</p>
        <div class="actions">{form('confirm', words.wantToCome)}</div>
      </>
    );
  if (offer)
    return (
      <>
        <p>
          <output>{words.kept(offer.places, momentText(offer.expiresAt, event.timeZone, words.locale))}</output>
        </p>
        <div class="actions">
          {form('accept', words.accept)}
          {form('decline', words.decline, 'quiet')}
        </div>
      </>
    );
  if (status === 'confirmed')
    return (
      <>
        <p>
          <output>{words.have(places)}</output>
        </p>
        {mine.ticket !== null && <Ticket ticket={mine.ticket} words={words} people={people} />}
        <div class="actions">{form('leave', words.giveBack, 'quiet')}</div>
      </>
    );
  if (status === 'pending')
    return (
      <>
        <p>
          <output>{words.waiting(position ?? 1, people, odds === null ? undefined : oddsText(odds, words))}</output>
        </p>
        <div class="actions">{form('leave', words.leave, 'quiet')}</div>
      </>
    );
  return (
    <p>
      <output>{words.off}</output>
    </p>
  );
}

/** What is shown at the door. Black on white in the dark, too: scanners want it so. */
function Ticket({ ticket, words, people }: { ticket: string; words: Words; people: string }): View {
  return (
    <figure class="ticket">
      <div aria-hidden="true">{raw(qrSvg(ticket))}</div>
      <figcaption>{words.ticketText(people)}</figcaption>
    </figure>
  );
}

const oddsText = (odds: number, { odds: said }: Words) => (odds >= 0.75 ? said.likely : odds >= 0.3 ? said.possible : said.unlikely);

/** Where the address of a link stands at a tenant. */
export function minePage({ site, mine, placePath }: { site: Site; mine: MyEntries; placePath: string }): Html {
  const { words, paths, tenant } = site;
  return frame(
    { site, title: words.mine, isPrivate: true, kind: 'event' },
    <>
      <h1>{words.mine}</h1>
      <p>{words.mineText(mine.email, tenant.name)}</p>
      <ul class="events plain-list">
        {mine.items.map(({ event, places, status, isOffered }) => (
          <li>
            <h2>
              <bdi>{event.status === 'draft' ? event.title : <a href={paths.event(event.slug)}>{event.title}</a>}</bdi>
            </h2>
            <p class="when">
              <EventTime event={event} words={words} />
            </p>
            <p class="where">
              <span class="flag">
                {event.status === 'cancelled' ? words.cancelled : words.status[isOffered && status === 'pending' ? 'offered' : status]}
              </span>{' '}
              {words.people(places)}
            </p>
          </li>
        ))}
      </ul>
      <p>
        <a href={placePath}>{words.back}</a>
      </p>
    </>,
  );
}
