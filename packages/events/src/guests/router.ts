import { command, query } from '@belvedere/kernel';
import { eventsErrors as errors } from '../errors.ts';
import { importGuests } from '../imports/import-guests.ts';
import { guestsImport, importGuestsInput } from '../imports/schemas.ts';
import { eventsScopes as scopes } from '../scopes.ts';
import { exportGuests } from './export-guests.ts';
import { exportedGuests, exportGuestsInput } from './schemas.ts';

export const guestsRouter = {
  export: query({
    scope: scopes.guests,
    describe: 'Makes a file of the guests of an event for spreadsheets (CSV), with when they came.',
    input: exportGuestsInput,
    output: exportedGuests,
    errors: [errors.not_found],
    rate: 'heavy',
    sensitive: 'It shows addresses of guests.',
    run: exportGuests,
  }),
  import: command({
    scope: scopes.guests,
    describe: 'Takes guests of an event in from a CSV file, by the order of its lines; whoever finds no place waits or is refused.',
    input: importGuestsInput,
    output: guestsImport,
    errors: [errors.not_found, errors.closed, errors.file_refused],
    rate: 'heavy',
    audit: { action: 'events.guests.imported', resourceType: 'event', resourceId: ({ input }) => input.eventId },
    idempotent: 'natural',
    run: importGuests,
  }),
};
