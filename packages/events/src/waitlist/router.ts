import { command, query, SELF } from '@belvedere/kernel';
import { visitedTenant } from '@belvedere/platform';
import { eventsErrors as errors } from '../errors.ts';
import { eventsScopes as scopes } from '../scopes.ts';
import { listMyEntries } from '../people/list-my-entries.ts';
import { acceptOwn, declineOwn, leaveOwn, showOwn } from '../people/show-own.ts';
import { mineAllInput, ownEntryInput, personsEntries } from '../people/schemas.ts';
import { acceptFor } from './accept-for.ts';
import { acceptOffer, declineOffer, leaveWaitlist } from './answer-offer.ts';
import { confirmJoin } from './confirm-join.ts';
import { foreseeCapacity } from './foresee-capacity.ts';
import { getBoard } from './get-board.ts';
import { getMyEntry } from './get-my-entry.ts';
import { joinWaitlist } from './join-waitlist.ts';
import { listEntries } from './list-entries.ts';
import { listOfAddress } from './list-of-address.ts';
import { previewLetters } from './preview-letters.ts';
import { prioritize } from './prioritize.ts';
import { proveWaitlist } from './prove-waitlist.ts';
import {
  boardInput,
  entryInput,
  entryPage,
  entryView,
  foreseeInput,
  foreseen,
  joinAnswer,
  joinInput,
  keyInput,
  letterPreviews,
  listEntriesInput,
  myEntries,
  myEntry,
  orderProof,
  previewLettersInput,
  prioritizeInput,
  provenInput,
  waitlistBoard,
} from './schemas.ts';
import { takeOff } from './take-off.ts';

const byLink = (done: string) => ({
  public: { reason: 'Whoever has the link of a mail speaks for its entry, with or without an account.' },
  input: keyInput,
  output: myEntry,
  rate: 'auth' as const,
  audit: {
    action: `events.waitlist.${done}`,
    resourceType: 'event',
    resourceId: ({ output }: { output: { event: { id: string } } }) => output.event.id,
  },
  idempotent: 'natural' as const,
  tenant: visitedTenant,
});
const byPerson = (done: string) => ({
  scope: SELF,
  input: ownEntryInput,
  output: myEntry,
  rate: 'write' as const,
  audit: ofEntry(done),
  idempotent: 'natural' as const,
  tenant: visitedTenant,
});
const ofEntry = (done: string) => ({
  action: `events.waitlist.${done}`,
  resourceType: 'entry',
  resourceId: ({ input }: { input: { entryId: string } }) => input.entryId,
});

export const waitlistRouter = {
  join: command({
    public: { reason: 'Visitors join the waitlist of a live event without an account.' },
    describe: 'Sends a link to an address, by which it joins the waitlist of a live event.',
    input: joinInput,
    output: joinAnswer,
    errors: [errors.not_found, errors.closed],
    rate: 'auth',
    audit: { action: 'events.waitlist.asked', resourceType: 'event', resourceId: ({ input }) => input.eventId },
    idempotent: 'key',
    tenant: visitedTenant,
    run: joinWaitlist,
  }),
  confirm: command({
    ...byLink('joined'),
    describe: 'Proves the address of a wish to join: it waits, or has its places at once.',
    errors: [errors.entry_not_found, errors.not_found, errors.closed],
    run: confirmJoin,
  }),
  mine: query({
    public: { reason: 'Whoever has the link of a mail sees its entry, with or without an account.' },
    describe: 'Shows what the link of a mail opens: the entry, its position and odds, and what is offered.',
    input: keyInput,
    output: myEntry,
    errors: [errors.entry_not_found, errors.not_found],
    rate: 'auth',
    tenant: visitedTenant,
    run: getMyEntry,
  }),
  mineAll: query({
    scope: SELF,
    describe: 'Lists the entries of whoever is signed in, in all tenants, the next event first.',
    input: mineAllInput,
    output: personsEntries,
    errors: [],
    rate: 'read',
    run: listMyEntries,
  }),
  showMine: query({
    scope: SELF,
    describe: 'Shows an entry of whoever is signed in: its position and odds, what is offered, and the ticket.',
    input: ownEntryInput,
    output: myEntry,
    errors: [errors.entry_not_found, errors.not_found],
    rate: 'read',
    tenant: visitedTenant,
    run: showOwn,
  }),
  acceptMine: command({
    ...byPerson('accepted'),
    describe: 'Takes the places that are offered to whoever is signed in.',
    errors: [errors.entry_not_found, errors.not_found, errors.no_offer],
    run: acceptOwn,
  }),
  declineMine: command({
    ...byPerson('declined'),
    describe: 'Says no to the places that are offered to whoever is signed in; they go on to the next.',
    errors: [errors.entry_not_found, errors.not_found, errors.no_offer],
    run: declineOwn,
  }),
  leaveMine: command({
    ...byPerson('left'),
    describe: 'Takes whoever is signed in off the waitlist, or gives their confirmed places back.',
    errors: [errors.entry_not_found, errors.not_found],
    run: leaveOwn,
  }),
  ofAddress: query({
    public: { reason: 'Whoever has the link of a mail sees its entry, with or without an account.' },
    describe: 'Lists everything that the address of a mail’s link is on at this tenant, soonest first.',
    input: keyInput,
    output: myEntries,
    errors: [errors.entry_not_found],
    rate: 'auth',
    tenant: visitedTenant,
    run: listOfAddress,
  }),
  accept: command({
    ...byLink('accepted'),
    describe: 'Takes the places that are offered.',
    errors: [errors.entry_not_found, errors.not_found, errors.no_offer],
    run: acceptOffer,
  }),
  decline: command({
    ...byLink('declined'),
    describe: 'Says no to the places that are offered; they go on to the next.',
    errors: [errors.entry_not_found, errors.not_found, errors.no_offer],
    run: declineOffer,
  }),
  leave: command({
    ...byLink('left'),
    describe: 'Leaves the waitlist, or gives confirmed places back.',
    errors: [errors.entry_not_found, errors.not_found],
    run: leaveWaitlist,
  }),
  list: query({
    scope: scopes.guests,
    describe: 'Lists who is on the waitlist of an event, in the order in which they joined.',
    input: listEntriesInput,
    output: entryPage,
    errors: [errors.not_found],
    rate: 'read',
    sensitive: 'It shows addresses of guests.',
    run: listEntries,
  }),
  board: query({
    scope: scopes.guests,
    describe: 'Shows everybody on the waitlist of an event by where they stand, with positions and odds: the first hundred of each.',
    input: boardInput,
    output: waitlistBoard,
    errors: [errors.not_found],
    rate: 'read',
    sensitive: 'It shows addresses of guests.',
    run: getBoard,
  }),
  foresee: query({
    scope: scopes.guests,
    describe: 'Says what another capacity would do: how many entries would be offered places at once.',
    input: foreseeInput,
    output: foreseen,
    errors: [errors.not_found],
    rate: 'read',
    run: foreseeCapacity,
  }),
  letters: query({
    scope: scopes.read,
    describe: 'Shows every letter that an event can send, as it would read in a language.',
    input: previewLettersInput,
    output: letterPreviews,
    errors: [errors.not_found],
    rate: 'read',
    run: previewLetters,
  }),
  prove: query({
    scope: scopes.guests,
    describe: 'Shows from the audit log alone whether every place went to whoever was next at that moment.',
    input: provenInput,
    output: orderProof,
    errors: [errors.not_found],
    rate: 'heavy',
    sensitive: 'It reads the audit log.',
    run: proveWaitlist,
  }),
  acceptFor: command({
    scope: scopes.guests,
    describe: 'Takes the offered places for somebody who said yes otherwise than by their link.',
    input: entryInput,
    output: entryView,
    errors: [errors.entry_not_found, errors.not_found, errors.no_offer],
    rate: 'write',
    audit: ofEntry('accepted_for'),
    idempotent: 'natural',
    run: acceptFor,
  }),
  takeOff: command({
    scope: scopes.guests,
    describe: 'Takes somebody from the waitlist or from their places; what is free goes on to the next.',
    input: entryInput,
    output: entryView,
    errors: [errors.entry_not_found, errors.not_found],
    rate: 'write',
    audit: ofEntry('taken_off'),
    idempotent: 'natural',
    run: takeOff,
  }),
  prioritize: command({
    scope: scopes.guests,
    describe: 'Moves somebody who waits before or behind the others.',
    input: prioritizeInput,
    output: entryView,
    errors: [errors.entry_not_found, errors.not_found, errors.wrong_status],
    rate: 'write',
    audit: ofEntry('prioritized'),
    idempotent: 'natural',
    run: prioritize,
  }),
};
