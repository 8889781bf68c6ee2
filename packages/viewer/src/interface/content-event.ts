import type { HotspotContent } from '../manifest-types.ts';
import type { ContentContext, TourCore } from '../tour-core.ts';
import { resolveBelow, resolveRoot } from '../tour/resolve-address.ts';
import { button, paragraph } from './content-parts.ts';
import { createLink, createNode } from './create-node.ts';
import type { TourLabels } from './labels.ts';
import { isSafeUrl } from './safe-url.ts';

const EVENT_WORDS = {
  eventEmail: 'E-mail',
  eventName: 'Name',
  eventPlaces: 'How many come',
  eventJoin: 'I want to come',
  eventWait: 'Join the waitlist',
  eventFull: 'All places are taken. Who joins now is asked by mail when one becomes free.',
  eventOver: 'Nobody can join any more.',
  eventSent: 'Look into your letterbox, and open the link of the mail within a day: then you are on the list.',
  eventLost: 'There was no answer. Please try again.',
  eventMore: 'More about it',
} satisfies Partial<TourLabels>;

/** What the server of a tour says of an event, to any page. */
interface EventCard {
  title: string;
  startsAt: string;
  endsAt: string | null;
  timeZone: string;
  isAllDay: boolean;
  where: string | null;
  isOpen: boolean;
  isFull: boolean;
  url: string;
}

type EventContent = Extract<HotspotContent, { type: 'event' }>;

/** An event that visitors join inside the tour, unless the page does that itself. Nothing is asked of the server before somebody presses. */
export function renderEvent(
  { eventSlug, label }: EventContent,
  { act, core, labels, language, signal }: ContentContext & { core: TourCore },
): Node {
  const words = core.words(EVENT_WORDS);
  const status = createNode('p', { className: 'quiet', role: 'status' });
  const place = createNode('div', { className: 'event' });
  const say = (text: string) => {
    status.textContent = text;
  };
  const show = (...nodes: Node[]) => {
    place.replaceChildren(...nodes);
    place.querySelector<HTMLElement>('[tabindex]')?.focus();
  };

  const address = () => {
    const { manifest, base } = core.shown.loaded;
    const root = Object.hasOwn(manifest.roots, 'events') && manifest.roots.events;
    return root ? resolveBelow(resolveRoot(root, base), `${encodeURIComponent(eventSlug)}/card.json`) : null;
  };
  /** The answer of the server; null when there is none, which is said. */
  const ask = async (url: string, request?: RequestInit): Promise<Response | null> => {
    try {
      return await fetch(url, { signal, credentials: 'omit', ...request });
    } catch {
      say(words.eventLost);
      return null;
    }
  };

  const onclick = async () => {
    say('');
    if (act({ type: 'event', eventSlug })) return;
    const url = address();
    if (!url) return say(labels.unavailable);
    const answer = await ask(url);
    if (!answer) return;
    if (!answer.ok) return say(answer.status < 500 ? labels.unavailable : words.eventLost);
    const card = (await answer.json()) as EventCard;
    show(
      createNode('h3', { tabIndex: -1 }, card.title),
      createNode('p', {}, whenText(card, language)),
      ...(card.where ? [createNode('p', {}, card.where)] : []),
      ...(card.isOpen ? [createForm(card, url)] : [createNode('p', {}, words.eventOver)]),
      ...(isSafeUrl(card.url) ? [createLink(card.url, words.eventMore, labels.newTab)] : []),
    );
  };

  const createForm = ({ isFull }: EventCard, url: string) => {
    const field = (name: string, text: string, input: Partial<HTMLInputElement>) =>
      createNode('label', { className: 'field' }, text, createNode('input', { name, ...input }));
    const send = createNode('button', { type: 'submit' }, isFull ? words.eventWait : words.eventJoin);
    const onsubmit = async (event: SubmitEvent) => {
      event.preventDefault();
      if (send.ariaDisabled === 'true') return;
      send.ariaDisabled = 'true';
      say('');
      const { email, name, places } = Object.fromEntries(new FormData(event.currentTarget as HTMLFormElement)) as Record<string, string>;
      const body = JSON.stringify({ email, places: Number(places), ...(name && { name }) });
      const answer = await ask(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      send.ariaDisabled = null;
      if (answer?.ok) show(createNode('p', { tabIndex: -1 }, words.eventSent));
      else if (answer) say(await problemOf(answer).catch(() => words.eventLost));
    };
    return createNode(
      'form',
      { onsubmit },
      isFull && createNode('p', {}, words.eventFull),
      field('email', `${words.eventEmail} (${labels.required})`, { type: 'email', required: true, maxLength: 254, autocomplete: 'email' }),
      field('name', words.eventName, { maxLength: 120, autocomplete: 'name' }),
      field('places', words.eventPlaces, { type: 'number', min: '1', max: '20', value: '1', required: true }),
      button(send),
    );
  };

  place.append(button(createNode('button', { type: 'button', onclick }, label)));
  return paragraph('', place, status);
}

/** By the clocks of the event. */
function whenText({ startsAt, endsAt, timeZone, isAllDay }: EventCard, language: string): string {
  const time = isAllDay ? {} : ({ hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const);
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', ...time, timeZone });
  return endsAt ? format.formatRange(new Date(startsAt), new Date(endsAt)) : format.format(new Date(startsAt));
}

/** What is wrong, as the server says it (RFC 9457): of each field, or of all. */
async function problemOf(answer: Response): Promise<string> {
  const { title, errors = [] } = (await answer.json()) as { title: string; errors?: { detail: string }[] };
  return errors.map(({ detail }) => detail).join(' ') || title;
}
