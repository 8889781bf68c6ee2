import { command, query } from '@belvedere/kernel';
import { eventsErrors as errors } from '../errors.ts';
import { eventsScopes as scopes } from '../scopes.ts';
import { listTranslations } from './list-translations.ts';
import { removeTranslation } from './remove-translation.ts';
import {
  eventTranslation,
  eventTranslations,
  listTranslationsInput,
  removedTranslation,
  removeTranslationInput,
  setTranslationInput,
} from './schemas.ts';
import { setTranslation } from './set-translation.ts';

const audited = (done: string) => ({
  action: `events.translation.${done}`,
  resourceType: 'event',
  resourceId: ({ input }: { input: { eventId: string } }) => input.eventId,
});

export const translationsRouter = {
  list: query({
    scope: scopes.read,
    describe: 'Lists what an event says in other languages.',
    input: listTranslationsInput,
    output: eventTranslations,
    errors: [errors.not_found],
    rate: 'read',
    run: listTranslations,
  }),
  set: command({
    scope: scopes.write,
    describe: 'Says in another language what an event is: on its page, in letters and in calendars.',
    input: setTranslationInput,
    output: eventTranslation,
    errors: [errors.not_found],
    rate: 'write',
    audit: audited('set'),
    idempotent: 'natural',
    run: setTranslation,
  }),
  remove: command({
    scope: scopes.write,
    describe: 'Takes a translation of an event back.',
    input: removeTranslationInput,
    output: removedTranslation,
    errors: [errors.not_found],
    rate: 'write',
    audit: audited('removed'),
    idempotent: 'natural',
    run: removeTranslation,
  }),
};
