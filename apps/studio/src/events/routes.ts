import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/routes.ts';
import { texts } from '../app/texts.ts';
import { loadRooms } from '../words/words.ts';
import { readEventsSearch } from './events-search.ts';
import type * as Pages from './pages.ts';

type Search = Record<string, unknown>;

const load = (name: keyof typeof Pages) => lazyRouteComponent(() => import('./pages.ts'), name);

const frame = createRoute({ getParentRoute: () => shellRoute, path: '/events', loader: loadRooms });
const listFrame = createRoute({ getParentRoute: () => frame, id: 'all', component: load('EventsFrame') });
const eventFrame = createRoute({ getParentRoute: () => frame, path: '/$eventId', component: load('EventFrame') });

export const eventsRoute = frame.addChildren([
  listFrame.addChildren([
    createRoute({ getParentRoute: () => listFrame, path: '/', validateSearch: readEventsSearch, component: load('EventsPage') }),
    createRoute({
      getParentRoute: () => listFrame,
      path: '/calendar',
      validateSearch: (search: Search) => texts(search, ['month']),
      component: load('CalendarPage'),
    }),
    createRoute({ getParentRoute: () => listFrame, path: '/series', component: load('SeriesListPage') }),
    createRoute({
      getParentRoute: () => listFrame,
      path: '/venues',
      validateSearch: (search: Search) => texts(search, ['search', 'near']),
      component: load('VenuesPage'),
    }),
  ]),
  createRoute({
    getParentRoute: () => frame,
    path: '/new',
    validateSearch: (search: Search) => texts(search, ['day', 'repeat']),
    component: load('NewEventPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/series/$seriesId',
    validateSearch: (search: Search) => texts(search, ['past']),
    component: load('SeriesPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/series/$seriesId/edit',
    validateSearch: (search: Search) => texts(search, ['from']),
    component: load('SeriesEditPage'),
  }),
  createRoute({ getParentRoute: () => frame, path: '/venues/new', component: load('NewVenuePage') }),
  createRoute({ getParentRoute: () => frame, path: '/venues/$venueId', component: load('VenuePage') }),
  eventFrame.addChildren([
    createRoute({ getParentRoute: () => eventFrame, path: '/', component: load('EventPage') }),
    createRoute({ getParentRoute: () => eventFrame, path: '/waitlist', component: load('BoardPage') }),
    createRoute({ getParentRoute: () => eventFrame, path: '/door', component: load('DoorPage') }),
    createRoute({
      getParentRoute: () => eventFrame,
      path: '/languages',
      validateSearch: (search: Search) => texts(search, ['language']),
      component: load('EventLanguagesPage'),
    }),
    createRoute({ getParentRoute: () => eventFrame, path: '/letters', component: load('LettersPage') }),
  ]),
]);
