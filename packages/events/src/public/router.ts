import { publicRead, query } from '@belvedere/kernel';
import { visitedTenant } from '@belvedere/platform';
import { eventsErrors as errors } from '../errors.ts';
import { getEventFile } from '../calendar/get-event-file.ts';
import { getFeed } from '../calendar/get-feed.ts';
import { getOwnFeed } from '../calendar/get-own-feed.ts';
import { calendarFile, feedInput, ownFeedInput } from '../calendar/schemas.ts';
import { getFilters } from './get-filters.ts';
import { getPublicEvent } from './get-public-event.ts';
import { listAddresses } from './list-addresses.ts';
import { listMonth } from './list-month.ts';
import { listNear } from './list-near.ts';
import { listNewest } from './list-newest.ts';
import { listUpcoming } from './list-upcoming.ts';
import {
  addressesInput,
  eventAddresses,
  eventFilters,
  eventMonth,
  eventsNearInput,
  filtersInput,
  monthInput,
  newestInput,
  publicEvent,
  publicEventPage,
  publicEvents,
  upcomingInput,
  visitedEventInput,
} from './schemas.ts';

const looking = {
  public: { reason: 'Visitors look what is on without signing in.' },
  errors: [],
  rate: 'read' as const,
  tenant: visitedTenant,
};

export const publicRouter = {
  list: publicRead({
    ...looking,
    describe: 'Lists the live events of a tenant that have not begun, soonest first, or with `past` those that have, newest first.',
    input: upcomingInput,
    output: publicEventPage,
    run: listUpcoming,
  }),
  near: query({
    ...looking,
    describe: 'Lists live events that have not begun at venues around a place on the earth, soonest first.',
    input: eventsNearInput,
    output: publicEvents,
    run: listNear,
  }),
  month: publicRead({
    ...looking,
    describe: 'Lists the days of a month that have events, each with how many and the first of them.',
    input: monthInput,
    output: eventMonth,
    run: listMonth,
  }),
  newest: publicRead({
    ...looking,
    describe: 'Lists the events to come that were published last, newest first.',
    input: newestInput,
    output: publicEvents,
    run: listNewest,
  }),
  filters: publicRead({
    ...looking,
    describe: 'Lists the categories and cities of the events to come.',
    input: filtersInput,
    output: eventFilters,
    run: getFilters,
  }),
  addresses: query({
    ...looking,
    describe: 'Lists the addresses of all events that are or were live, a thousand at a time.',
    input: addressesInput,
    output: eventAddresses,
    run: listAddresses,
  }),
  get: publicRead({
    public: { reason: 'Visitors look at an event without signing in.' },
    describe: 'Gets an event that is or was live, by any slug that it has had.',
    input: visitedEventInput,
    output: publicEvent,
    errors: [errors.not_found],
    rate: 'read',
    tenant: visitedTenant,
    run: getPublicEvent,
  }),
  calendar: query({
    public: { reason: 'Visitors take an event over into their calendar without signing in.' },
    describe: 'Gives an event that is or was live as a file of iCalendar.',
    input: visitedEventInput,
    output: calendarFile,
    errors: [errors.not_found],
    rate: 'read',
    tenant: visitedTenant,
    run: getEventFile,
  }),
  feed: query({
    public: { reason: 'Visitors subscribe to what is on without signing in.' },
    describe: 'Gives the events of a tenant as a calendar to subscribe to.',
    input: feedInput,
    output: calendarFile,
    errors: [errors.not_found],
    rate: 'read',
    tenant: visitedTenant,
    run: getFeed,
  }),
  ownFeed: query({
    public: { reason: 'Whoever has the secret of a letter’s page subscribes to where they have places, with or without an account.' },
    describe: 'Gives the events at which somebody has places as a calendar to subscribe to.',
    input: ownFeedInput,
    output: calendarFile,
    errors: [errors.entry_not_found],
    rate: 'read',
    tenant: visitedTenant,
    run: getOwnFeed,
  }),
};
