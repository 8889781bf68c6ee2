import type { ThingDeclaration, ThingType } from '@belvedere/platform';
import { eventsErrors } from '../errors.ts';
import { EVENT_STATUSES } from '../events/schemas.ts';
import { eventsScopes } from '../scopes.ts';
import { eventOfSlug, eventsOfEntries, loadEvents, newestEvents } from './table.ts';

/** What policies can be about. Whoever is handed an event may see it, even where their roles show them none (4.29). */
export const eventThing: ThingType = {
  type: 'event',
  describe: 'An event with its waitlist.',
  notFound: eventsErrors.not_found,
  read: eventsScopes.read,
  ownerMay: [eventsScopes.read],
  attributes: {
    id: { kind: 'id', field: 'id' },
    status: { kind: 'text', field: 'status', values: EVENT_STATUSES },
    category: { kind: 'text', field: 'category', isNullable: true },
    tags: { kind: 'list', field: 'tags' },
    createdById: { kind: 'id', field: 'createdById' },
    createdAt: { kind: 'instant', field: 'createdAt' },
    startsAt: { kind: 'instant', field: 'startsAt' },
  },
  lists: ['events.list', 'events.facets'],
  load: loadEvents,
  bySlug: eventOfSlug,
  sample: newestEvents,
};

export const eventsThings: readonly ThingDeclaration[] = [
  eventThing,
  { type: 'entry', partOf: eventThing.type, notFound: eventsErrors.entry_not_found, wholes: eventsOfEntries },
];
