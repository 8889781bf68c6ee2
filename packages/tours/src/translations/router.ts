import { command, query } from '@belvedere/kernel';
import { toursErrors as errors } from '../errors.ts';
import { toursScopes as scopes } from '../scopes.ts';
import { listTranslations } from './list-translations.ts';
import { removeTranslation } from './remove-translation.ts';
import {
  hotspotTranslationView,
  listTranslationsInput,
  removedTranslation,
  removeTranslationInput,
  sceneTranslationView,
  setHotspotTranslationInput,
  setSceneTranslationInput,
  setTourTranslationInput,
  tourTranslationView,
  translationList,
} from './schemas.ts';
import { setHotspotTranslation } from './set-hotspot-translation.ts';
import { setSceneTranslation } from './set-scene-translation.ts';
import { setTourTranslation } from './set-tour-translation.ts';

const translated = (what: string) => ({ action: `tours.${what}.translated`, resourceType: what });

export const translationsRouter = {
  list: query({
    scope: scopes.read,
    describe: 'Lists the translations of a tour with how complete each language is.',
    input: listTranslationsInput,
    output: translationList,
    errors: [errors.not_found],
    rate: 'read',
    run: listTranslations,
  }),
  setTour: command({
    scope: scopes.write,
    describe: 'Writes the texts of a tour in a language. What is not named stays.',
    input: setTourTranslationInput,
    output: tourTranslationView,
    errors: [errors.not_found],
    rate: 'write',
    audit: { ...translated('tour'), resourceId: ({ input }) => input.tourId },
    idempotent: 'natural',
    run: setTourTranslation,
  }),
  setScene: command({
    scope: scopes.write,
    describe: 'Writes the texts of a scene in a language.',
    input: setSceneTranslationInput,
    output: sceneTranslationView,
    errors: [errors.scene_not_found],
    rate: 'write',
    audit: { ...translated('scene'), resourceId: ({ input }) => input.sceneId },
    idempotent: 'natural',
    run: setSceneTranslation,
  }),
  setHotspot: command({
    scope: scopes.write,
    describe: 'Writes the texts and the content of a hotspot in a language.',
    input: setHotspotTranslationInput,
    output: hotspotTranslationView,
    errors: [errors.hotspot_not_found, errors.translation_of_other_type, errors.media_not_found, errors.wrong_media],
    rate: 'write',
    audit: { ...translated('hotspot'), resourceId: ({ input }) => input.hotspotId },
    idempotent: 'natural',
    run: setHotspotTranslation,
  }),
  remove: command({
    scope: scopes.write,
    describe: 'Removes a language from a tour, its scenes and its hotspots.',
    input: removeTranslationInput,
    output: removedTranslation,
    errors: [errors.not_found, errors.translation_not_found],
    rate: 'write',
    audit: { action: 'tours.translation.removed', resourceType: 'tour', resourceId: ({ input }) => input.tourId },
    idempotent: 'key',
    run: removeTranslation,
  }),
};
