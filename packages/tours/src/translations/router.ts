import { command, query } from '@belvedere/kernel';
import { xmlErrors } from '@belvedere/kernel/xml';
import { toursErrors as errors } from '../errors.ts';
import { toursScopes as scopes } from '../scopes.ts';
import { approveTranslation } from './approve-translation.ts';
import { discardDrafts } from './discard-drafts.ts';
import { exportTranslation } from './export-translation.ts';
import { importTranslation } from './import-translation.ts';
import { listTranslations } from './list-translations.ts';
import { removeTranslation } from './remove-translation.ts';
import { reportTranslation } from './report-translation.ts';
import {
  approvedTranslation,
  discardedDrafts,
  exportedTranslation,
  exportTranslationInput,
  importedTranslation,
  importTranslationInput,
  reportTranslationInput,
  settleTranslationInput,
  translationReport,
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

const ofTour = (done: string) => ({
  action: `tours.translation.${done}`,
  resourceType: 'tour',
  resourceId: ({ input }: { input: { tourId: string } }) => input.tourId,
});
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
  report: query({
    scope: scopes.read,
    describe: 'How complete each language is: what is missing, drafted or stale.',
    input: reportTranslationInput,
    output: translationReport,
    errors: [errors.not_found],
    rate: 'read',
    run: reportTranslation,
  }),
  export: query({
    scope: scopes.read,
    describe: 'The texts of a tour with what is said of them in a language, as XLIFF 2.0 or JSON.',
    input: exportTranslationInput,
    output: exportedTranslation,
    errors: [errors.not_found, errors.translation_into_itself],
    rate: 'heavy',
    run: exportTranslation,
  }),
  import: command({
    scope: scopes.write,
    describe: 'Takes a file of translations in, as drafts or as approved. What has no target is left as it is.',
    input: importTranslationInput,
    output: importedTranslation,
    errors: [
      errors.not_found,
      errors.translation_file_refused,
      errors.translation_of_other_tour,
      errors.translation_into_itself,
      xmlErrors.malformed,
      xmlErrors.doctype,
      xmlErrors.too_large,
    ],
    rate: 'heavy',
    audit: ofTour('imported'),
    idempotent: 'natural',
    run: importTranslation,
  }),
  approve: command({
    scope: scopes.publish,
    describe: 'Approves drafts of a language, all or some: the next publishing shows them.',
    input: settleTranslationInput,
    output: approvedTranslation,
    errors: [errors.not_found],
    rate: 'write',
    audit: ofTour('approved'),
    idempotent: 'natural',
    run: approveTranslation,
  }),
  discard: command({
    scope: scopes.write,
    describe: 'Throws drafts of a language away, all or some.',
    input: settleTranslationInput,
    output: discardedDrafts,
    errors: [errors.not_found],
    rate: 'write',
    audit: ofTour('drafts_discarded'),
    idempotent: 'natural',
    run: discardDrafts,
  }),
};
