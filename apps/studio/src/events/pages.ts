// One chunk for all rooms of events: each page that is loaded by itself costs the start of the editor a line of addresses.
export { BoardPage } from './board-page.tsx';
export { CalendarPage } from './calendar-page.tsx';
export { DoorPage } from './door/door-page.tsx';
export { EventFrame } from './event-frame.tsx';
export { EventPage } from './event-page.tsx';
export { EventsFrame } from './events-frame.tsx';
export { EventsPage } from './events-page.tsx';
export { EventLanguagesPage } from './translations/languages-page.tsx';
export { LettersPage } from './letters-page.tsx';
export { NewEventPage } from './new-event-page.tsx';
export { NewVenuePage, VenuePage } from './venue-page.tsx';
export { VenuesPage } from './venues-page.tsx';
export { SeriesEditPage } from './series/series-edit-page.tsx';
export { SeriesListPage } from './series/series-list-page.tsx';
export { SeriesPage } from './series/series-page.tsx';
