import { command, query } from '@belvedere/kernel';
import { visitedTenant } from '@belvedere/platform';
import { eventsErrors as errors } from '../errors.ts';
import { eventsScopes as scopes } from '../scopes.ts';
import { checkIn } from './check-in.ts';
import { checkInMany } from './check-in-many.ts';
import { countArrivals } from './count-arrivals.ts';
import { getDoor } from './get-door.ts';
import { listTicketKeys } from './list-ticket-keys.ts';
import { rotateTicketKey } from './rotate-ticket-key.ts';
import {
  arrivals,
  arrivalsInput,
  checkInInput,
  checkInManyInput,
  checkInResult,
  checkInResults,
  doorInput,
  doorView,
  guestView,
  rotateTicketKeyInput,
  ticketKeys,
  ticketKeysInput,
  undoCheckInInput,
} from './schemas.ts';
import { undoCheckIn } from './undo-check-in.ts';

export const ticketsRouter = {
  keys: query({
    public: { reason: 'Whoever is shown a ticket may find out whether it is genuine.' },
    describe: 'Lists the public keys by which tickets of a tenant are verified, also without a network.',
    input: ticketKeysInput,
    output: ticketKeys,
    errors: [],
    rate: 'read',
    tenant: visitedTenant,
    run: listTicketKeys,
  }),
  door: query({
    scope: scopes.door,
    describe: 'Gets what a device needs to let people in without a network: guests, keys, and who is in.',
    input: doorInput,
    output: doorView,
    errors: [errors.not_found],
    rate: 'read',
    sensitive: 'It shows names of guests.',
    run: getDoor,
  }),
  arrivals: query({
    scope: scopes.door,
    describe: 'Counts who is in.',
    input: arrivalsInput,
    output: arrivals,
    errors: [errors.not_found],
    rate: 'read',
    run: countArrivals,
  }),
  checkIn: command({
    scope: scopes.door,
    describe: 'Lets in whoever shows a ticket or is found on the list, or says why not.',
    input: checkInInput,
    output: checkInResult,
    errors: [errors.not_found],
    rate: 'write',
    audit: { action: 'events.ticket.shown', resourceType: 'event', resourceId: ({ input }) => input.eventId },
    idempotent: 'key',
    run: checkIn,
  }),
  checkInMany: command({
    scope: scopes.door,
    describe: 'Takes in what a device scanned without a network, each scan once, and says what came of each.',
    input: checkInManyInput,
    output: checkInResults,
    errors: [errors.not_found],
    rate: 'write',
    audit: { action: 'events.ticket.scans_sent', resourceType: 'event', resourceId: ({ input }) => input.eventId },
    idempotent: 'natural',
    run: checkInMany,
  }),
  undo: command({
    scope: scopes.door,
    describe: 'Takes back the last check-in of an entry.',
    input: undoCheckInInput,
    output: guestView,
    errors: [errors.entry_not_found, errors.not_found, errors.not_checked_in],
    rate: 'write',
    audit: { action: 'events.ticket.undone', resourceType: 'entry', resourceId: ({ input }) => input.entryId },
    idempotent: 'key',
    run: undoCheckIn,
  }),
  rotateKey: command({
    scope: scopes.guests,
    describe: 'Signs tickets with another key from now on; those of the keys so far stay good unless they are revoked.',
    input: rotateTicketKeyInput,
    output: ticketKeys,
    errors: [],
    rate: 'write',
    audit: { action: 'events.ticket.key_rotated', resourceType: 'event', resourceId: () => null },
    idempotent: 'key',
    run: rotateTicketKey,
  }),
};
