import { commonErrors, fail } from '@belvedere/kernel';
import type { EVENT_STATUSES } from './schemas.ts';

export type EventStatus = (typeof EVENT_STATUSES)[number];

/** What an event may become from what it is: nothing comes back from being cancelled or over (2.4). */
const TRANSITIONS: Readonly<Record<EventStatus, readonly EventStatus[]>> = {
  draft: ['published', 'cancelled'],
  published: ['cancelled', 'completed'],
  cancelled: [],
  completed: [],
};

export function canBecome(from: EventStatus, to: EventStatus): boolean {
  return TRANSITIONS[from].includes(to);
}

/** An event without an end lasts this long: ms. */
const USUAL_LENGTH = 4 * 3_600_000;
const DAY = 24 * 3_600_000;

interface Times {
  startsAt: Date;
  endsAt: Date | null;
  isAllDay: boolean;
}

/** When it is over. */
export function endOf({ startsAt, endsAt, isAllDay }: Times): Date {
  return endsAt ?? new Date(startsAt.getTime() + (isAllDay ? DAY : USUAL_LENGTH));
}

/** An end is not before the start (2.3). */
export function checkTimes({ startsAt, endsAt }: { startsAt: Date; endsAt: Date | null }): void {
  if (endsAt && endsAt < startsAt) fail(commonErrors.invalid_input, { fields: { endsAt: 'An event ends after it has begun.' } });
}

interface Opened {
  status: EventStatus;
  startsAt: Date;
  postponedAt?: Date | null;
}

/** Whether somebody may still join: it is live, its time is known, and it has not begun (2.9). */
export function isOpen({ status, startsAt, postponedAt = null }: Opened, now: Date): boolean {
  return status === 'published' && postponedAt === null && now < startsAt;
}

/** What whoever comes has written down: title, time and place. */
const TOLD = ['title', 'startsAt', 'endsAt', 'timeZone', 'isAllDay', 'venueId', 'mapLatitude', 'mapLongitude'] as const;
type Told = { [Key in (typeof TOLD)[number]]?: string | number | boolean | Date | null | undefined };

/** Whether a change is one that those who come have to hear of. */
export function isNews(before: Told, after: Told): boolean {
  return TOLD.some((key) => String(before[key]?.valueOf()) !== String(after[key]?.valueOf()));
}

/** What is kept of the address of a film; undefined where none is said. */
export function filmIn(address: string | null | undefined): string | null | undefined {
  return address ? (youtubeIdOf(address) ?? null) : address;
}

const YOUTUBE_HOSTS = new Set([
  'youtube.com',
  'www.youtube.com',
  'm.youtube.com',
  'music.youtube.com',
  'www.youtube-nocookie.com',
  'youtube-nocookie.com',
]);
const YOUTUBE_ID = /^[\w-]{11}$/;

/** The id in any address of YouTube for a film; undefined where there is none (2.6). */
export function youtubeIdOf(address: string): string | undefined {
  const url = URL.parse(address);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  const [, first = '', second = ''] = url.pathname.split('/');
  const id = url.hostname === 'youtu.be' ? first : YOUTUBE_HOSTS.has(url.hostname) ? idIn(url, first, second) : undefined;
  return id !== undefined && YOUTUBE_ID.test(id) ? id : undefined;
}

function idIn(url: URL, first: string, second: string): string | undefined {
  if (first === 'watch') return url.searchParams.get('v') ?? undefined;
  return ['embed', 'shorts', 'live', 'v'].includes(first) ? second : undefined;
}
