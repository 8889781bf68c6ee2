import { command, query } from '@belvedere/kernel';
import { eventsErrors as errors } from '../errors.ts';
import { eventsScopes as scopes } from '../scopes.ts';
import { createVenue } from './create-venue.ts';
import { getVenue } from './get-venue.ts';
import { listVenues } from './list-venues.ts';
import { nearVenues as findNearVenues } from './near-venues.ts';
import { removeVenue } from './remove-venue.ts';
import {
  createVenueInput,
  listVenuesInput,
  nearVenues,
  nearVenuesInput,
  removeVenueInput,
  updateVenueInput,
  venueIdInput,
  venuePage,
  venueView,
} from './schemas.ts';
import { updateVenue } from './update-venue.ts';

const audited = (done: string) => ({ action: `events.venue.${done}`, resourceType: 'venue' });

export const venuesRouter = {
  create: command({
    scope: scopes.write,
    describe: 'Creates a venue, which any number of events can take place at.',
    input: createVenueInput,
    output: venueView,
    errors: [],
    rate: 'write',
    audit: { ...audited('created'), resourceId: ({ output }) => output.id },
    idempotent: 'key',
    run: createVenue,
  }),
  get: query({
    scope: scopes.read,
    describe: 'Gets a venue.',
    input: venueIdInput,
    output: venueView,
    errors: [errors.venue_not_found],
    rate: 'read',
    run: getVenue,
  }),
  list: query({
    scope: scopes.read,
    describe: 'Lists venues, newest first.',
    input: listVenuesInput,
    output: venuePage,
    errors: [],
    rate: 'read',
    run: listVenues,
  }),
  near: query({
    scope: scopes.read,
    describe: 'Lists venues around a place on the earth, nearest first.',
    input: nearVenuesInput,
    output: nearVenues,
    errors: [],
    rate: 'read',
    run: findNearVenues,
  }),
  update: command({
    scope: scopes.write,
    describe: 'Changes a venue.',
    input: updateVenueInput,
    output: venueView,
    errors: [errors.venue_not_found],
    rate: 'write',
    audit: { ...audited('updated'), resourceId: ({ input }) => input.id },
    idempotent: 'key',
    run: updateVenue,
  }),
  remove: command({
    scope: scopes.remove,
    describe: 'Removes a venue. One that events take place at stays, unless it is to be taken from them.',
    input: removeVenueInput,
    output: venueView,
    errors: [errors.venue_not_found, errors.venue_in_use],
    rate: 'write',
    audit: { ...audited('removed'), resourceId: ({ input }) => input.id },
    idempotent: 'key',
    run: removeVenue,
  }),
};
