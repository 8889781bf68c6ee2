import { isSlug } from '@belvedere/kernel';
import { createEventInput, type CreateEventInput } from '../events/schemas.ts';
import { readTime } from './read-time.ts';
import type { Refused } from './schemas.ts';

export type EventField =
  | 'title'
  | 'startsAt'
  | 'endsAt'
  | 'timeZone'
  | 'description'
  | 'capacity'
  | 'category'
  | 'tags'
  | 'language'
  | 'venue'
  | 'slug'
  | 'youtubeUrl';

export const EVENT_NAMES = {
  title: ['title', 'name', 'event', 'eventname', 'eventtitle', 'titel', 'veranstaltung', 'titre', 'titulo'],
  startsAt: [
    'startsat',
    'start',
    'starts',
    'startdate',
    'starttime',
    'startdatetime',
    'date',
    'datum',
    'beginn',
    'debut',
    'inicio',
    'fecha',
  ],
  endsAt: ['endsat', 'end', 'ends', 'enddate', 'endtime', 'enddatetime', 'ende', 'fin'],
  timeZone: ['timezone', 'zone', 'zeitzone', 'fuseauhoraire', 'zonahoraria'],
  description: ['description', 'text', 'details', 'beschreibung', 'descripcion'],
  capacity: ['capacity', 'places', 'seats', 'maxattendees', 'plaetze', 'platze', 'kapazitat', 'capacite', 'capacidad'],
  category: ['category', 'type', 'kategorie', 'categorie', 'categoria'],
  tags: ['tags', 'keywords', 'labels', 'schlagworte', 'etiquetas'],
  language: ['language', 'lang', 'sprache', 'langue', 'idioma'],
  venue: ['venue', 'location', 'venuename', 'place', 'ort', 'lieu', 'lugar'],
  slug: ['slug', 'path', 'permalink'],
  youtubeUrl: ['youtubeurl', 'youtube', 'video', 'videourl', 'film'],
} as const satisfies Record<EventField, readonly string[]>;

export interface EventLine {
  line: number;
  cells: Partial<Record<EventField, string>>;
}

interface Around {
  timeZone: string;
  language: string | undefined;
  /** The venues of a name in small letters. */
  venues: ReadonlyMap<string, readonly string[]>;
  /** Slugs and, by `nameOf`, events that are there. */
  known: ReadonlySet<string>;
}

export interface EventPlan {
  created: { line: number; input: CreateEventInput }[];
  known: number[];
  refused: Refused[];
}

/** Two lines of one title that begin at the same time are the same event. */
export const nameOf = ({ title, startsAt }: { title: string; startsAt: Date }) => `${startsAt.getTime()} ${title.toLowerCase()}`;

const WHEN = 'Use a time such as 2027-03-28 19:30, 2027-03-28T19:30:00+02:00 or 28.3.2027 19:30.';

const REASONS: Readonly<Record<string, string>> = {
  title: 'A title has 1 to 200 letters.',
  capacity: 'Use a whole number, or leave it empty for as many as come.',
  timeZone: 'Use a zone of the IANA database, such as Europe/Lisbon.',
  language: 'Use a language such as en or de-CH.',
};

/** What comes of each line. */
export function planEvents(lines: readonly EventLine[], around: Around): EventPlan {
  const plan: EventPlan = { created: [], known: [], refused: [] };
  const seen = new Map<string, number>();
  for (const each of lines) {
    const { line } = each;
    const read = eventOf(each, around);
    if ('reason' in read) {
      plan.refused.push({ line, ...read });
      continue;
    }
    const names = [nameOf(read), ...(read.slug === undefined ? [] : [read.slug])];
    const first = names.map((name) => seen.get(name)).find((found) => found !== undefined);
    if (first !== undefined) plan.refused.push({ line, field: null, reason: `Line ${first} has the same event.` });
    else if (names.some((name) => around.known.has(name))) plan.known.push(line);
    else plan.created.push({ line, input: read });
    for (const name of names) if (!seen.has(name)) seen.set(name, line);
  }
  return plan;
}

function eventOf({ cells }: EventLine, around: Around): CreateEventInput | Omit<Refused, 'line'> {
  const { startsAt: start = '', endsAt: end, venue, tags, capacity, ...texts } = cells;
  const timeZone = cells.timeZone ?? around.timeZone;
  const startsAt = readTime(start, timeZone);
  if (!startsAt) return { field: 'startsAt', reason: WHEN };
  const endsAt = end === undefined ? undefined : readTime(end, timeZone);
  if (end !== undefined && !endsAt) return { field: 'endsAt', reason: WHEN };
  if (endsAt && endsAt.at < startsAt.at) return { field: 'endsAt', reason: 'An event ends after it has begun.' };
  const venues = venue === undefined ? [] : (around.venues.get(venue.toLowerCase()) ?? []);
  if (venue !== undefined && venues.length !== 1)
    return { field: 'venue', reason: venues.length === 0 ? 'There is no venue of this name.' : 'Several venues have this name.' };
  const slug = cells.slug?.normalize('NFC').toLowerCase();
  if (slug !== undefined && !isSlug(slug)) return { field: 'slug', reason: 'Use letters, digits and hyphens, and no reserved word.' };
  const language = cells.language ?? around.language;
  const parsed = createEventInput.safeParse({
    ...texts,
    ...(slug !== undefined && { slug }),
    startsAt: startsAt.at,
    ...(endsAt && { endsAt: endsAt.at }),
    timeZone,
    isAllDay: startsAt.isDay,
    ...(capacity !== undefined && { capacity: Number(capacity) }),
    ...(tags !== undefined && {
      tags: tags
        .split(/[,;|]/)
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ''),
    }),
    ...(language !== undefined && { language }),
    ...(venues[0] !== undefined && { venueId: venues[0] }),
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return {
    field: String(issue?.path[0] ?? '') || null,
    reason: REASONS[String(issue?.path[0])] ?? issue?.message ?? 'This line cannot be read.',
  };
}
