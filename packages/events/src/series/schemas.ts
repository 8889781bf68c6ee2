import { timeZone } from '@belvedere/kernel';
import { z } from 'zod';
import { eventFields } from '../events/schemas.ts';
import { translatedText } from '../translations/schemas.ts';
import { isLocalTime, isRule } from './series.ts';

const localTime = z.string().refine(isLocalTime, 'Use a date and a time without a zone, such as 2026-12-07T19:30.');
const version = z.int().min(1).max(2_000_000_000);
const MOST_EXCEPTIONS = 500;

const recurrence = {
  /** A rule of RFC 5545 without its start, such as FREQ=WEEKLY;BYDAY=MO. A time in UNTIL is in UTC. */
  rule: z
    .string()
    .max(200)
    .toUpperCase()
    .refine(isRule, 'Use a rule of RFC 5545 by day, week, month or year, such as FREQ=WEEKLY;BYDAY=MO.'),
  /** By the clocks of the time zone: what the rule counts from, and the time of day of what it has. */
  firstStart: localTime,
  timeZone,
  /** Null: each lasts four hours, or its day. */
  lengthMinutes: z
    .int()
    .min(0)
    .max(60 * 24 * 31)
    .nullable(),
  /** Occurrences that the rule has and the series has not, and those that it has besides. */
  excluded: z.array(localTime).max(MOST_EXCEPTIONS),
  added: z.array(localTime).max(MOST_EXCEPTIONS),
};
const { timeZone: _, startsAt: __, endsAt: ___, ...described } = eventFields;
const template = {
  ...described,
  /** What its events say in other languages; all of it, as what is not named is said no more. */
  translations: z.array(z.strictObject(translatedText)).max(50),
};
const { rule, firstStart, lengthMinutes, excluded, added } = recurrence;

export const createSeriesInput = z.strictObject({
  ...z.object(template).partial().shape,
  title: template.title,
  rule,
  firstStart,
  timeZone,
  lengthMinutes: lengthMinutes.default(null),
  excluded: excluded.default([]),
  added: added.default([]),
});
export const seriesIdInput = z.strictObject({ id: z.uuid() });
export const updateSeriesInput = z.strictObject({
  id: z.uuid(),
  /** The version that the change was made on. */
  version,
  /** This event and those that follow; without it all that are to come. */
  fromEventId: z.uuid().optional(),
  ...z.object(template).partial().shape,
  ...z.object(recurrence).partial().shape,
  /** What those who come are told. */
  reason: z.string().trim().min(1).max(1000).optional(),
});
export const skipOccurrenceInput = z.strictObject({
  id: z.uuid(),
  eventId: z.uuid(),
  /** What those who come are told. */
  reason: z.string().trim().min(1).max(1000).optional(),
});
export const endSeriesInput = z.strictObject({
  id: z.uuid(),
  /** The first event that no longer takes place; without it none that is to come does. */
  fromEventId: z.uuid().optional(),
  reason: z.string().trim().min(1).max(1000).optional(),
});
/** An event becomes the first of a series; the others are like it. */
export const repeatEventInput = z.strictObject({
  eventId: z.uuid(),
  /** The version that the change was made on. */
  version,
  rule,
  excluded: excluded.default([]),
  added: added.default([]),
});
export const unskipOccurrenceInput = z.strictObject({
  id: z.uuid(),
  /** Which one by the clocks of the series, such as 2026-12-07T19:30. */
  occurrence: localTime,
});
export const foreseeSeriesInput = z
  .strictObject({
    /** The series that would change; without it there would be a new one. */
    id: z.uuid().optional(),
    /** Of that series this event and those that follow, what is left of its rule from there. */
    fromEventId: z.uuid().optional(),
    ...z.object({ rule, firstStart, timeZone, excluded, added }).partial().shape,
    limit: z.int().min(1).max(200).default(12),
  })
  .refine(
    ({ id, ...given }) => id !== undefined || (given.rule !== undefined && given.firstStart !== undefined && given.timeZone !== undefined),
    'Name a series, or say its rule, first start and time zone.',
  );
export const listSeriesInput = z.strictObject({ cursor: z.uuid().optional(), limit: z.int().min(1).max(100).default(20) });

/** What each event of a series is at first; leniently, as it was once written. */
export const seriesTemplate = z.object({
  title: z.string(),
  description: z.string().nullish(),
  isAllDay: z.boolean().optional(),
  capacity: z.int().nullish(),
  offerHours: z.int().optional(),
  reminderHours: z.int().nullish(),
  mapLatitude: z.number().nullish(),
  mapLongitude: z.number().nullish(),
  mapZoom: z.int().nullish(),
  category: z.string().nullish(),
  tags: z.array(z.string()).optional(),
  language: z.string().optional(),
  venueId: z.uuid().nullish(),
  youtubeId: z.string().nullish(),
  translations: z
    .array(
      z.object({
        language: z.string(),
        title: z.string(),
        description: z.string().nullable(),
        /** What it was made of. */
        sourceHash: z.string().nullish(),
      }),
    )
    .optional(),
});
/** The same with whether it is known that a translation is older than what the series says. */
const seriesTemplateView = seriesTemplate.extend({
  translations: z.array(z.object({ language: z.string(), title: z.string(), description: z.string().nullable(), isOutdated: z.boolean() })),
});

export const seriesView = z
  .object({
    id: z.uuid(),
    rule: z.string(),
    firstStart: z.string(),
    timeZone: z.string(),
    lengthMinutes: z.int().nullable(),
    excluded: z.array(z.string()),
    added: z.array(z.string()),
    /** From here on another series goes on, or none. */
    endsBefore: z.string().nullable(),
    template: seriesTemplateView,
    /** Whether its events are live as they come about. */
    isPublished: z.boolean(),
    /** How many of its events are to come; `events.list` lists them. */
    upcoming: z.int(),
    version: z.int(),
    createdAt: z.date(),
    updatedAt: z.date(),
  })
  .meta({ id: 'EventSeriesView' });
export const seriesPage = z.object({ items: z.array(seriesView), nextCursor: z.string().nullable() }).meta({ id: 'EventSeriesPage' });

const affected = z.object({ events: z.int(), places: z.int() });
export const seriesForesight = z
  .object({
    /** What the dates are of, with what was left out of the question. */
    recurrence: z.object({
      rule: z.string(),
      firstStart: z.string(),
      timeZone: z.string(),
      excluded: z.array(z.string()),
      added: z.array(z.string()),
    }),
    /** The next ones, also those that no event is made of yet. */
    dates: z.array(z.object({ occurrence: z.string(), startsAt: z.date() })),
    /** How many there would be events of by now: two hundred and those of 548 days at most; the others as time goes on. */
    total: z.int(),
    /** What becomes of the events of a series, and how many confirmed places are in them; null where there is none yet. */
    effect: z
      .object({
        kept: affected,
        /** To another time. */
        moved: affected,
        /** Called off, or removed where they are drafts. */
        gone: affected,
        made: z.int(),
        /** Changed on their own: they stay as they are. */
        apart: affected,
      })
      .nullable(),
  })
  .meta({ id: 'EventSeriesForesight' });

export type SeriesForesight = z.infer<typeof seriesForesight>;
export type ForeseeSeriesInput = z.output<typeof foreseeSeriesInput>;
export type RepeatEventInput = z.output<typeof repeatEventInput>;
export type UnskipOccurrenceInput = z.output<typeof unskipOccurrenceInput>;
export type SeriesTemplate = z.infer<typeof seriesTemplate>;
export type SeriesView = z.infer<typeof seriesView>;
export type SeriesPage = z.infer<typeof seriesPage>;
export type CreateSeriesInput = z.output<typeof createSeriesInput>;
export type UpdateSeriesInput = z.output<typeof updateSeriesInput>;
export type SkipOccurrenceInput = z.output<typeof skipOccurrenceInput>;
export type EndSeriesInput = z.output<typeof endSeriesInput>;
export type ListSeriesInput = z.output<typeof listSeriesInput>;
