import { languageTag, timeZone } from '@belvedere/kernel';
import { z } from 'zod';

/** Of a file that fits into one request. */
const MOST_LETTERS = 700_000;
export const MOST_ROWS = 1000;

const header = z.string().min(1).max(200).nullable().optional();
const file = {
  /** A CSV file with a line of headers. Commas, semicolons and tabs are told apart by it. */
  content: z.string().min(1).max(MOST_LETTERS),
  /** `all`: nothing is taken when one line is refused. `good`: the others are. */
  mode: z.enum(['all', 'good']).default('all'),
  /** Only says what would come of each line. */
  dryRun: z.boolean().default(false),
};

export const importGuestsInput = z.strictObject({
  eventId: z.uuid(),
  ...file,
  /** In which columns the fields are, by their headers; null for none. What is not said is guessed. */
  columns: z.strictObject({ email: header, name: header, firstName: header, lastName: header, places: header }).optional(),
  /** What becomes of those for whom there is no place left. */
  beyond: z.enum(['wait', 'refuse']).default('wait'),
  /** Whether those who get a place hear of it by mail. */
  tell: z.boolean().default(false),
});
export const importEventsInput = z.strictObject({
  ...file,
  columns: z
    .strictObject({
      title: header,
      startsAt: header,
      endsAt: header,
      timeZone: header,
      description: header,
      capacity: header,
      category: header,
      tags: header,
      language: header,
      venue: header,
      slug: header,
      youtubeUrl: header,
    })
    .optional(),
  /** Of events whose line names none. */
  timeZone,
  language: languageTag.optional(),
});

const refused = z.array(
  z
    .object({
      /** Of the file, counted from 1. */
      line: z.int(),
      /** The field that is to blame; null for the whole line. */
      field: z.string().nullable(),
      reason: z.string(),
    })
    .meta({ id: 'RefusedLine' }),
);
const report = {
  /** Whether anything was written. */
  isDone: z.boolean(),
  /** By field, in which column it was found; null for none. */
  columns: z.record(z.string(), z.string().nullable()),
  lines: z.int(),
  refused,
  /** Lines whose guest or event was there already: they stay as they are. */
  known: z.array(z.int()),
};
export const guestsImport = z
  .object({
    ...report,
    /** Lines whose guest has places, and whose guest waits; in a dry run: would. */
    confirmed: z.array(z.int()),
    waiting: z.array(z.int()),
  })
  .meta({ id: 'GuestsImport' });
export const eventsImport = z
  .object({
    ...report,
    /** The drafts that were made; the id is null in a dry run. */
    created: z.array(z.object({ line: z.int(), id: z.uuid().nullable(), title: z.string() }).meta({ id: 'ImportedEvent' })),
  })
  .meta({ id: 'EventsImport' });

export type ImportGuestsInput = z.output<typeof importGuestsInput>;
export type ImportEventsInput = z.output<typeof importEventsInput>;
export type GuestsImport = z.infer<typeof guestsImport>;
export type EventsImport = z.infer<typeof eventsImport>;
export type Refused = z.infer<typeof refused>[number];
