import { query } from '@belvedere/kernel';
import { visitedTenant } from '@belvedere/platform';
import { eventsErrors as errors } from '../errors.ts';
import { getPublicEvent } from './get-public-event.ts';
import { listUpcoming } from './list-upcoming.ts';
import { publicEvent, publicEventPage, upcomingInput, visitedEventInput } from './schemas.ts';

export const publicRouter = {
  list: query({
    public: { reason: 'Visitors look what is on without signing in.' },
    describe: 'Lists the live events of a tenant that have not begun, soonest first.',
    input: upcomingInput,
    output: publicEventPage,
    errors: [],
    rate: 'read',
    tenant: visitedTenant,
    run: listUpcoming,
  }),
  get: query({
    public: { reason: 'Visitors look at an event without signing in.' },
    describe: 'Gets an event that is or was live, by any slug that it has had.',
    input: visitedEventInput,
    output: publicEvent,
    errors: [errors.not_found],
    rate: 'read',
    tenant: visitedTenant,
    run: getPublicEvent,
  }),
};
