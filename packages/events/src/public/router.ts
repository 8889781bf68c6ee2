import { query } from '@belvedere/kernel';
import { visitedTenant } from '@belvedere/platform';
import { eventsErrors as errors } from '../errors.ts';
import { getEventFile } from '../calendar/get-event-file.ts';
import { getFeed } from '../calendar/get-feed.ts';
import { getOwnFeed } from '../calendar/get-own-feed.ts';
import { calendarFile, feedInput, ownFeedInput } from '../calendar/schemas.ts';
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
