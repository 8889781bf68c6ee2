import type { MyEntry, PublicEvent } from '@belvedere/events';
import { qrSvg } from '@belvedere/kernel/image';
import type { Legal } from '@belvedere/platform';
import { html, raw } from 'hono/html';
import { legalFooter } from '../legal-footer.ts';
import { scriptJson } from '../script-json.ts';

type Html = ReturnType<typeof html>;

interface Frame {
  title: string;
  description?: string;
  canonicalUrl?: string;
  language?: string;
  isPrivate?: boolean;
  legal?: Legal;
  head?: Html | string;
}

function page({ title, description, canonicalUrl, language = 'en', isPrivate = false, legal, head = '' }: Frame, body: Html): Html {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${description ? html`<meta name="description" content="${description}" />` : ''}
        ${isPrivate ? html`<meta name="robots" content="noindex" />` : ''}
        ${canonicalUrl ? html`<link rel="canonical" href="${canonicalUrl}" />` : ''}
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/assets/icon.svg" />
        <link rel="stylesheet" href="/assets/page.css" />
        <link rel="stylesheet" href="/assets/events.css" />
        ${head}
      </head>
      <body>
        <main class="event">${body}</main>
        ${legal ? legalFooter(legal, 'en') : ''}
      </body>
    </html>`;
}

interface When {
  startsAt: Date;
  endsAt: Date | null;
  timeZone: string;
  isAllDay: boolean;
}

/** By the clocks of the event. */
function whenText({ startsAt, endsAt, timeZone, isAllDay }: When, language = 'en-GB'): string {
  const time = isAllDay ? {} : ({ hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const);
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', ...time, timeZone });
  return endsAt ? format.formatRange(startsAt, endsAt) : format.format(startsAt);
}

const timeOf = (event: When) => html`<time datetime="${event.startsAt.toISOString()}">${whenText(event)}</time>`;

const STATUS = { cancelled: 'Does not take place', completed: 'Is over' } as const;
const flag = (text: string) => html`<p class="flag" role="status">${text}</p>`;
const statusMark = ({ status, isPostponed }: { status: string; isPostponed: boolean }) =>
  status in STATUS ? flag(STATUS[status as keyof typeof STATUS]) : isPostponed ? flag('Put off: the new time is not known yet') : '';

/** Calendars open an address that begins so as one to subscribe to. */
const webcal = (url: string) => url.replace(/^https?:/, 'webcal:');

/** What is on at a tenant. */
export function eventsPage(parts: {
  tenant: { slug: string; name: string };
  events: readonly PublicEvent[];
  url: string;
  nextUrl: string | null;
  legal: Legal;
}): Html {
  const { tenant, events, url, nextUrl, legal } = parts;
  return page(
    { title: `${tenant.name}: events`, description: `What is on at ${tenant.name}.`, canonicalUrl: url, legal },
    html`<p class="tenant"><a href="/t/${tenant.slug}">${tenant.name}</a></p>
      <h1>Events</h1>
      ${events.length === 0 ? html`<p>Nothing is on at the moment. Come back later.</p>` : ''}
      <ul class="events">
        ${events.map(
          (event) =>
            html`<li lang="${event.language}">
              <h2><a href="/e/${tenant.slug}/${event.slug}">${event.title}</a></h2>
              <p class="when">${timeOf(event)}</p>
              <p class="where">
                ${event.venue ? `${event.venue.name}, ${event.venue.city}` : ''}
                ${event.isFull ? html`<span class="flag">Waitlist</span>` : ''}
              </p>
            </li>`,
        )}
      </ul>
      ${nextUrl ? html`<nav aria-label="Pages"><a rel="next" href="${nextUrl}">Later</a></nav>` : ''}
      <p><a href="${webcal(url.replace(/\?.*/, ''))}/calendar.ics" rel="nofollow">Subscribe in your calendar</a></p>`,
  );
}

/** One event, with the form by which people join. `said` is what came of the form. */
export function eventPage(parts: {
  tenant: { slug: string; name: string };
  event: PublicEvent;
  url: string;
  legal: Legal;
  said?: { sent: true } | { problem: string; email: string; name: string; places: string };
}): Html {
  const { tenant, event, url, legal, said } = parts;
  const { venue, place } = event;
  return page(
    {
      title: `${event.title}: ${tenant.name}`,
      description: (event.description ?? whenText(event)).slice(0, 200),
      canonicalUrl: url,
      language: event.language,
      legal,
      head: structured(event, url, tenant.name),
    },
    html`<p class="tenant"><a href="/e/${tenant.slug}">${tenant.name}</a></p>
      <h1>${event.title}</h1>
      ${statusMark(event)}
      <p class="when">${timeOf(event)}</p>
      ${
        event.previousStartsAt && event.status === 'published' && !event.isPostponed
          ? html`<p class="moved">Moved from <del>${whenText({ ...event, startsAt: event.previousStartsAt, endsAt: null })}</del></p>`
          : ''
      }
      ${
        venue
          ? html`<address>
              ${venue.website ? html`<a href="${venue.website}" rel="noopener nofollow">${venue.name}</a>` : venue.name}<br />${venue.address},
              ${venue.city}
            </address>`
          : ''
      }
      ${
        place
          ? html`<p><a href="geo:${place.latitude},${place.longitude}">${place.latitude.toFixed(5)}, ${place.longitude.toFixed(5)}</a></p>`
          : ''
      }
      ${event.description ? event.description.split(/\n{2,}/).map((text) => html`<p class="text">${text}</p>`) : ''}
      ${
        event.youtubeId
          ? html`<p>
              <a href="https://www.youtube-nocookie.com/embed/${event.youtubeId}" rel="noopener nofollow">Watch the film on YouTube</a>
            </p>`
          : ''
      }
      ${event.status === 'published' ? html`<p><a href="${url}.ics" download>Add to your calendar</a></p>` : ''}
      ${event.isOpen ? joinForm(`/e/${tenant.slug}/${event.slug}`, event, said) : ''}`,
  );
}

function joinForm(action: string, event: PublicEvent, said: Parameters<typeof eventPage>[0]['said']): Html {
  if (said && 'sent' in said)
    return html`<section class="join" aria-labelledby="join">
      <h2 id="join">Look into your letterbox</h2>
      <p role="status">We have written to you. Open the link in the mail within a day: then you are on the list.</p>
    </section>`;
  const filled = said ?? { problem: '', email: '', name: '', places: '1' };
  return html`<section class="join" aria-labelledby="join">
    <h2 id="join">${event.isFull ? 'Join the waitlist' : 'Come'}</h2>
    <p>
      ${event.isFull ? 'All places are taken. When one becomes free, the next on the list is asked by mail.' : 'Say who comes; you get a link to confirm it.'}
    </p>
    ${filled.problem ? html`<p class="problem" role="alert">${filled.problem}</p>` : ''}
    <form method="post" action="${action}">
      <label>E-mail <input type="email" name="email" required maxlength="254" autocomplete="email" value="${filled.email}" /></label>
      <label>Name <input name="name" maxlength="120" autocomplete="name" value="${filled.name}" /></label>
      <label>How many come <input type="number" name="places" min="1" max="20" value="${filled.places}" required /></label>
      <button>${event.isFull ? 'Join the waitlist' : 'I want to come'}</button>
    </form>
  </section>`;
}

/** JSON-LD of schema.org. Escaped so that no text of a tenant's ends the element. */
function structured(event: PublicEvent, url: string, organizer: string): Html {
  const { venue, place } = event;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: event.title,
    url,
    startDate: event.startsAt.toISOString(),
    ...(event.endsAt && { endDate: event.endsAt.toISOString() }),
    ...(event.description !== null && { description: event.description }),
    eventStatus: `https://schema.org/${schemaStatus(event)}`,
    ...(event.previousStartsAt && { previousStartDate: event.previousStartsAt.toISOString() }),
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    ...(venue && {
      location: {
        '@type': 'Place',
        name: venue.name,
        address: { '@type': 'PostalAddress', streetAddress: venue.address, addressLocality: venue.city, addressCountry: venue.country },
        ...(place && { geo: { '@type': 'GeoCoordinates', ...place } }),
      },
    }),
    organizer: { '@type': 'Organization', name: organizer },
  };
  return html`<script type="application/ld+json">
    ${raw(scriptJson(data))}
  </script>`;
}

function schemaStatus({ status, isPostponed, previousStartsAt }: PublicEvent): string {
  if (status === 'cancelled') return 'EventCancelled';
  if (isPostponed) return 'EventPostponed';
  return previousStartsAt ? 'EventRescheduled' : 'EventScheduled';
}

/** What is shown at the door. Black on white in the dark, too: scanners want it so. */
function ticketPicture(ticket: string, people: string): Html {
  return html`<figure class="ticket">
    <div role="img" aria-label="The code of your ticket">${raw(qrSvg(ticket))}</div>
    <figcaption>Your ticket, for ${people}. Show this code at the door, on the screen or on paper.</figcaption>
  </figure>`;
}

type Step = 'confirm' | 'accept' | 'decline' | 'leave';

/** What the link of a mail opens. Everything on it is a form: looking changes nothing, for letterboxes look at links. */
export function placePage({ mine, action, calendars }: { mine: MyEntry; action: string; calendars: string }): Html {
  const { event, status, offer, places, position, odds, feed } = mine;
  const people = places === 1 ? 'one person' : `${places} people`;
  const form = (step: Step, label: string, kind = '') =>
    html`<form method="post" action="${action}"><button class="${kind}" name="do" value="${step}">${label}</button></form>`;
  const body =
    event.status !== 'published'
      ? ''
      : status === null
        ? html`<p>Do you want to come, ${people}?</p>
            <div class="actions">${form('confirm', 'I want to come')}</div>`
        : offer
          ? html`<p role="status">
                ${offer.places === 1 ? 'A place is' : `${offer.places} places are`} kept for you until
                ${whenText({ ...event, startsAt: offer.expiresAt, endsAt: null, isAllDay: false })}.
              </p>
              <div class="actions">${form('accept', 'Accept')} ${form('decline', 'Decline', 'quiet')}</div>`
          : status === 'confirmed'
            ? html`<p role="status">You have ${places === 1 ? 'a place' : `${places} places`}.</p>
                ${mine.ticket === null ? '' : ticketPicture(mine.ticket, people)}
                <div class="actions">${form('leave', 'Give it back', 'quiet')}</div>`
            : status === 'pending'
              ? html`<p role="status">
                    You are number ${position} on the waitlist, with ${people}${odds === null ? '' : `; ${oddsText(odds)}`}. You get a mail
                    when it is your turn.
                  </p>
                  <div class="actions">${form('leave', 'Leave the waitlist', 'quiet')}</div>`
              : html`<p role="status">You are not on the list any more.</p>`;
  return page(
    { title: event.title, isPrivate: true },
    html`<h1>${event.title}</h1>
      ${statusMark(event)}
      <p class="when">${timeOf(event)}</p>
      ${body}
      ${
        feed !== null && status === 'confirmed'
          ? html`<p><a href="${calendars}/${event.slug}.ics" download>Add to your calendar</a></p>
              <p><a href="${webcal(calendars)}/mine.ics?feed=${feed}" rel="nofollow">Subscribe to all that you have places at</a></p>`
          : ''
      }`,
  );
}

const oddsText = (odds: number) => (odds >= 0.75 ? 'a place is likely' : odds >= 0.3 ? 'a place is possible' : 'a place is not likely');

export function badPlacePage(): Html {
  return page(
    { title: 'This link has expired', isPrivate: true },
    html`<h1>This link has expired</h1>
      <p>It was shortened on its way, or its time is over. Open the link of a newer mail, or join again on the page of the event.</p>`,
  );
}
