import { command, query } from '@belvedere/kernel';
import { eventsErrors as errors } from '../errors.ts';
import { eventsScopes as scopes } from '../scopes.ts';
import { cancelEvent } from './cancel-event.ts';
import { importEvents } from '../imports/import-events.ts';
import { eventsImport, importEventsInput } from '../imports/schemas.ts';
import { createEvent } from './create-event.ts';
import { countFacets } from './count-facets.ts';
import { getEvent } from './get-event.ts';
import { listEvents } from './list-events.ts';
import { postponeEvent } from './postpone-event.ts';
import { publishEvent } from './publish-event.ts';
import { removeEvent } from './remove-event.ts';
import { restoreEvent } from './restore-event.ts';
import {
  cancelEventInput,
  createEventInput,
  eventFacets,
  eventFacetsInput,
  eventIdInput,
  eventPage,
  eventView,
  getEventInput,
  listEventsInput,
  postponeEventInput,
  updateEventInput,
} from './schemas.ts';
import { updateEvent } from './update-event.ts';

const audited = (done: string) => ({ action: `events.event.${done}`, resourceType: 'event' });

export const eventsRouter = {
  create: command({
    scope: scopes.write,
    describe: 'Creates an event, as a draft.',
    input: createEventInput,
    output: eventView,
    errors: [errors.slug_refused, errors.slug_taken, errors.venue_not_found],
    rate: 'write',
    audit: { ...audited('created'), resourceId: ({ output }) => output.id },
    idempotent: 'key',
    run: createEvent,
  }),
  import: command({
    scope: scopes.write,
    describe: 'Makes drafts of the lines of a CSV file.',
    input: importEventsInput,
    output: eventsImport,
    errors: [errors.file_refused, errors.slug_refused, errors.slug_taken, errors.venue_not_found],
    rate: 'heavy',
    audit: { ...audited('imported'), resourceId: () => null },
    idempotent: 'natural',
    run: importEvents,
  }),
  get: query({
    scope: scopes.read,
    describe: 'Gets an event by its id or its slug.',
    input: getEventInput,
    output: eventView,
    errors: [errors.not_found],
    rate: 'read',
    run: getEvent,
  }),
  list: query({
    scope: scopes.read,
    describe: 'Lists events by when they begin, soonest first.',
    input: listEventsInput,
    output: eventPage,
    errors: [],
    rate: 'read',
    run: listEvents,
  }),
  facets: query({
    scope: scopes.read,
    describe: 'Counts the events that pass the filters by status, category and venue.',
    input: eventFacetsInput,
    output: eventFacets,
    errors: [],
    rate: 'read',
    run: countFacets,
  }),
  update: command({
    scope: scopes.write,
    describe:
      'Changes an event that is neither cancelled nor over. More places go to whoever waits; another time, place or title is told to whoever comes.',
    input: updateEventInput,
    output: eventView,
    errors: [errors.not_found, errors.wrong_status, errors.below_taken, errors.slug_refused, errors.slug_taken, errors.venue_not_found],
    rate: 'write',
    audit: { ...audited('updated'), resourceId: ({ input }) => input.id },
    idempotent: 'key',
    run: updateEvent,
  }),
  publish: command({
    scope: scopes.publish,
    describe: 'Makes a draft live: it is on its page, and people can join.',
    input: eventIdInput,
    output: eventView,
    errors: [errors.not_found, errors.wrong_status],
    rate: 'write',
    audit: { ...audited('published'), resourceId: ({ input }) => input.id },
    idempotent: 'key',
    run: publishEvent,
  }),
  postpone: command({
    scope: scopes.publish,
    describe: 'Puts a live event off, to another time or to one that is not known yet, and tells everybody who comes.',
    input: postponeEventInput,
    output: eventView,
    errors: [errors.not_found, errors.wrong_status],
    rate: 'write',
    audit: { ...audited('postponed'), resourceId: ({ input }) => input.id },
    idempotent: 'key',
    run: postponeEvent,
  }),
  cancel: command({
    scope: scopes.publish,
    describe: 'Calls an event off for good, and tells everybody on its waitlist.',
    input: cancelEventInput,
    output: eventView,
    errors: [errors.not_found, errors.wrong_status],
    rate: 'write',
    audit: { ...audited('cancelled'), resourceId: ({ input }) => input.id },
    idempotent: 'key',
    run: cancelEvent,
  }),
  remove: command({
    scope: scopes.remove,
    describe: 'Removes an event that is not live; it can be restored.',
    input: eventIdInput,
    output: eventView,
    errors: [errors.not_found, errors.wrong_status],
    rate: 'write',
    audit: { ...audited('removed'), resourceId: ({ input }) => input.id },
    idempotent: 'key',
    run: removeEvent,
  }),
  restore: command({
    scope: scopes.remove,
    describe: 'Brings a removed event back, exactly as it was.',
    input: eventIdInput,
    output: eventView,
    errors: [errors.not_found, errors.slug_taken],
    rate: 'write',
    audit: { ...audited('restored'), resourceId: ({ input }) => input.id },
    idempotent: 'key',
    run: restoreEvent,
  }),
};
