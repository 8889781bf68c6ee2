import { command, query } from '@belvedere/kernel';
import { eventsErrors as errors } from '../errors.ts';
import { eventsScopes as scopes } from '../scopes.ts';
import { createSeries } from './create-series.ts';
import { endSeries } from './end-series.ts';
import { foreseeSeries } from './foresee-series.ts';
import { getSeries } from './get-series.ts';
import { listSeries } from './list-series.ts';
import { publishSeries } from './publish-series.ts';
import { repeatEvent } from './repeat-event.ts';
import {
  createSeriesInput,
  endSeriesInput,
  foreseeSeriesInput,
  listSeriesInput,
  repeatEventInput,
  seriesForesight,
  seriesIdInput,
  seriesPage,
  seriesView,
  skipOccurrenceInput,
  unskipOccurrenceInput,
  updateSeriesInput,
} from './schemas.ts';
import { skipOccurrence } from './skip-occurrence.ts';
import { unskipOccurrence } from './unskip-occurrence.ts';
import { updateSeries } from './update-series.ts';

const audited = (done: string) => ({
  action: `events.series.${done}`,
  resourceType: 'event_series',
  resourceId: ({ output }: { output: { id: string } }) => output.id,
});

export const seriesRouter = {
  create: command({
    scope: scopes.write,
    describe: 'Makes a series of events by a rule, with the events that are to come soon as drafts.',
    input: createSeriesInput,
    output: seriesView,
    errors: [errors.venue_not_found, errors.slug_refused, errors.slug_taken],
    rate: 'write',
    audit: audited('created'),
    idempotent: 'key',
    run: createSeries,
  }),
  get: query({
    scope: scopes.read,
    describe: 'Gets a series of events.',
    input: seriesIdInput,
    output: seriesView,
    errors: [errors.series_not_found],
    rate: 'read',
    run: getSeries,
  }),
  list: query({
    scope: scopes.read,
    describe: 'Lists series of events, newest first.',
    input: listSeriesInput,
    output: seriesPage,
    errors: [],
    rate: 'read',
    run: listSeries,
  }),
  update: command({
    scope: scopes.publish,
    describe: 'Changes all that is to come of a series, or one of its events and those that follow, which are a series of their own then.',
    input: updateSeriesInput,
    output: seriesView,
    errors: [
      errors.series_not_found,
      errors.not_found,
      errors.venue_not_found,
      errors.below_taken,
      errors.wrong_status,
      errors.slug_refused,
      errors.slug_taken,
    ],
    rate: 'write',
    audit: audited('updated'),
    idempotent: 'key',
    run: updateSeries,
  }),
  foresee: query({
    scope: scopes.read,
    describe: 'Says which dates a rule has, and what becomes of the events of a series if it gets this rule.',
    input: foreseeSeriesInput,
    output: seriesForesight,
    errors: [errors.series_not_found, errors.not_found],
    rate: 'read',
    run: foreseeSeries,
  }),
  repeat: command({
    scope: scopes.publish,
    describe: 'Makes an event that is to come the first of a series; the others are like it, and live if it is.',
    input: repeatEventInput,
    output: seriesView,
    errors: [errors.not_found, errors.venue_not_found, errors.wrong_status, errors.slug_refused, errors.slug_taken],
    rate: 'write',
    audit: audited('created'),
    idempotent: 'key',
    run: repeatEvent,
  }),
  publish: command({
    scope: scopes.publish,
    describe: 'Makes the events of a series live, and those that come about later.',
    input: seriesIdInput,
    output: seriesView,
    errors: [errors.series_not_found, errors.not_found, errors.wrong_status],
    rate: 'write',
    audit: audited('published'),
    idempotent: 'key',
    run: publishSeries,
  }),
  skip: command({
    scope: scopes.publish,
    describe: 'Takes one event out of a series, and tells everybody on its waitlist.',
    input: skipOccurrenceInput,
    output: seriesView,
    errors: [errors.series_not_found, errors.not_found, errors.wrong_status],
    rate: 'write',
    audit: audited('skipped'),
    idempotent: 'key',
    run: skipOccurrence,
  }),
  unskip: command({
    scope: scopes.publish,
    describe: 'Brings a date of a series back that was skipped, called off or removed, as an event of its own.',
    input: unskipOccurrenceInput,
    output: seriesView,
    errors: [errors.series_not_found, errors.not_found, errors.wrong_status, errors.slug_refused, errors.slug_taken],
    rate: 'write',
    audit: audited('unskipped'),
    idempotent: 'key',
    run: unskipOccurrence,
  }),
  end: command({
    scope: scopes.publish,
    describe: 'Ends a series, now or before one of its events: what was to come is called off, and everybody is told.',
    input: endSeriesInput,
    output: seriesView,
    errors: [errors.series_not_found, errors.not_found],
    rate: 'write',
    audit: audited('ended'),
    idempotent: 'key',
    run: endSeries,
  }),
};
