import { defineErrors } from '@belvedere/kernel';

export const eventsErrors = defineErrors('events', {
  not_found: { status: 404, message: 'There is no such event.', help: 'Check the id or the slug.' },
  venue_not_found: { status: 404, message: 'There is no such venue.', help: 'Check the id of the venue.' },
  series_not_found: { status: 404, message: 'There is no such series of events.', help: 'Check the id of the series.' },
  entry_not_found: {
    status: 404,
    message: 'There is no such entry on the waitlist.',
    help: 'Check the id, or open the link of the newest mail.',
  },
  slug_taken: { status: 409, message: 'Another event has this slug.', help: 'Choose another slug.' },
  slug_refused: { status: 400, message: 'This is no slug.', help: 'Use letters, digits and hyphens, and no reserved word.' },
  wrong_status: { status: 409, message: 'The event’s status does not allow this.', help: 'Look at the event again.' },
  below_taken: {
    status: 409,
    message: 'More places are taken than that.',
    help: 'Choose a capacity that holds everybody who is confirmed or was offered a place, or cancel entries first.',
  },
  venue_in_use: {
    status: 409,
    message: 'Events take place there.',
    help: 'Say `detach: true` to take the venue from them, or choose another venue for them first.',
  },
  closed: { status: 409, message: 'The event takes no entries any more.', help: 'It was cancelled, or has begun.' },
  file_refused: { status: 400, message: 'This is no CSV file.', help: 'Save the table as CSV, with a line of headers, in UTF-8.' },
  not_checked_in: { status: 409, message: 'Nobody of this entry is in.', help: 'Look at the list again: it was taken back already.' },
  no_offer: { status: 409, message: 'No place is offered to this entry.', help: 'The offer was answered already, or its time is over.' },
});
