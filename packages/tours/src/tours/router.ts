import { command, query } from '@belvedere/kernel';
import { z } from 'zod';
import { toursErrors as errors } from '../errors.ts';
import { previewTour } from '../drafts/preview-tour.ts';
import { duplicateTour } from '../duplicates/duplicate-tour.ts';
import { checkTourLinks } from '../publishing/check-tour-links.ts';
import { listFindings } from '../publishing/list-findings.ts';
import { publishTour } from '../publishing/publish-tour.ts';
import { returnTour } from '../publishing/return-tour.ts';
import { scheduleTour } from '../publishing/schedule-tour.ts';
import { submitTour } from '../publishing/submit-tour.ts';
import { unpublishTour } from '../publishing/unpublish-tour.ts';
import { toursScopes as scopes } from '../scopes.ts';
import { archiveTour } from './archive-tour.ts';
import { createTour } from './create-tour.ts';
import { getTour } from './get-tour.ts';
import { listTours } from './list-tours.ts';
import { purgeTour } from './purge-tour.ts';
import { removeTour } from './remove-tour.ts';
import { restoreTour } from './restore-tour.ts';
import {
  createTourInput,
  duplicateTourInput,
  findingView,
  getTourInput,
  listToursInput,
  previewView,
  publishedView,
  publishTourInput,
  returnTourInput,
  scheduleTourInput,
  tourIdInput,
  tourPage,
  tourView,
  updateTourInput,
} from './schemas.ts';
import { unarchiveTour } from './unarchive-tour.ts';
import { updateTour } from './update-tour.ts';

const audited = (done: string) => ({ action: `tours.tour.${done}`, resourceType: 'tour' });
const byInput = { resourceId: ({ input }: { input: { id: string } }) => input.id };

export const toursRouter = {
  create: command({
    scope: scopes.write,
    describe: 'Creates a tour as a draft. Without a slug one is made of the title.',
    input: createTourInput,
    output: tourView,
    errors: [errors.media_not_found, errors.wrong_media, errors.slug_taken, errors.slug_refused],
    rate: 'write',
    audit: { ...audited('created'), resourceId: ({ output }) => output.id },
    idempotent: 'key',
    run: createTour,
  }),
  get: query({
    scope: scopes.read,
    describe: 'Reads a tour by its id or its slug.',
    input: getTourInput,
    output: tourView,
    errors: [errors.not_found],
    rate: 'read',
    run: getTour,
  }),
  preview: query({
    scope: scopes.read,
    describe:
      'Gives the draft as visitors would see it, for the viewer: scenes whose panorama is not ready are left out, and its files can be loaded for some hours.',
    input: tourIdInput,
    output: previewView,
    errors: [errors.not_found],
    rate: 'read',
    run: previewTour,
  }),
  list: query({
    scope: scopes.read,
    describe: 'Lists tours, newest first.',
    input: listToursInput,
    output: tourPage,
    errors: [],
    rate: 'read',
    run: listTours,
  }),
  update: command({
    scope: scopes.write,
    describe: 'Changes a tour. What is live stays as it is until the tour is published again.',
    input: updateTourInput,
    output: tourView,
    errors: [errors.not_found, errors.scene_not_found, errors.media_not_found, errors.wrong_media, errors.slug_taken, errors.slug_refused],
    rate: 'write',
    audit: { ...audited('updated'), ...byInput },
    idempotent: 'key',
    run: updateTour,
  }),
  publish: command({
    scope: scopes.publish,
    describe: 'Makes the draft live and keeps a version of it. Refused while the linter finds errors.',
    input: publishTourInput,
    output: publishedView,
    errors: [errors.not_found, errors.illegal_transition, errors.not_publishable],
    rate: 'write',
    audit: { ...audited('published'), ...byInput },
    idempotent: 'key',
    run: publishTour,
  }),
  schedule: command({
    scope: scopes.publish,
    describe: 'Sets, changes or calls off when a tour is published and taken back.',
    input: scheduleTourInput,
    output: tourView,
    errors: [errors.not_found, errors.illegal_transition],
    rate: 'write',
    audit: { ...audited('scheduled'), ...byInput },
    idempotent: 'natural',
    run: scheduleTour,
  }),
  submit: command({
    scope: scopes.write,
    describe: 'Hands a draft to those who may publish it.',
    input: tourIdInput,
    output: tourView,
    errors: [errors.not_found, errors.illegal_transition],
    rate: 'write',
    audit: { ...audited('submitted'), ...byInput },
    idempotent: 'key',
    run: submitTour,
  }),
  return: command({
    scope: scopes.publish,
    describe: 'Returns a submitted tour with a comment. To approve it, publish it.',
    input: returnTourInput,
    output: tourView,
    errors: [errors.not_found, errors.illegal_transition],
    rate: 'write',
    audit: { ...audited('returned'), ...byInput },
    idempotent: 'key',
    run: returnTour,
  }),
  unpublish: command({
    scope: scopes.publish,
    describe: 'Takes a published tour back to a draft.',
    input: tourIdInput,
    output: tourView,
    errors: [errors.not_found, errors.illegal_transition],
    rate: 'write',
    audit: { ...audited('unpublished'), ...byInput },
    idempotent: 'key',
    run: unpublishTour,
  }),
  archive: command({
    scope: scopes.publish,
    describe: 'Puts a tour away; it leaves the public.',
    input: tourIdInput,
    output: tourView,
    errors: [errors.not_found, errors.illegal_transition],
    rate: 'write',
    audit: { ...audited('archived'), ...byInput },
    idempotent: 'key',
    run: archiveTour,
  }),
  unarchive: command({
    scope: scopes.publish,
    describe: 'Takes an archived tour up again as a draft.',
    input: tourIdInput,
    output: tourView,
    errors: [errors.not_found, errors.illegal_transition],
    rate: 'write',
    audit: { ...audited('unarchived'), ...byInput },
    idempotent: 'key',
    run: unarchiveTour,
  }),
  remove: command({
    scope: scopes.remove,
    describe: 'Removes a tour with all that is in it; it can be restored.',
    input: tourIdInput,
    output: tourView,
    errors: [errors.not_found],
    rate: 'write',
    audit: { ...audited('removed'), ...byInput },
    idempotent: 'key',
    run: removeTour,
  }),
  restore: command({
    scope: scopes.remove,
    describe: 'Brings a removed tour back as a draft, exactly as it was.',
    input: tourIdInput,
    output: tourView,
    errors: [errors.not_found, errors.slug_taken],
    rate: 'write',
    audit: { ...audited('restored'), ...byInput },
    idempotent: 'key',
    run: restoreTour,
  }),
  duplicate: command({
    scope: scopes.write,
    describe: 'Makes a new draft of all that a tour is made of. What is live, embeds and counts stay with the original.',
    input: duplicateTourInput,
    output: tourView,
    errors: [errors.not_found],
    rate: 'heavy',
    audit: { ...audited('duplicated'), resourceId: ({ output }) => output.id },
    idempotent: 'key',
    run: duplicateTour,
  }),
  purge: command({
    scope: scopes.remove,
    describe: 'Ends a removed tour before its time: nothing of it is left, and there is no way back.',
    input: tourIdInput,
    output: z.object({ id: z.uuid() }),
    errors: [errors.not_found],
    rate: 'write',
    stepUp: true,
    audit: { ...audited('purged'), ...byInput },
    idempotent: 'key',
    run: purgeTour,
  }),
  checkLinks: command({
    scope: scopes.write,
    describe: 'Has the web addresses that a tour leads to looked at; the findings say which are broken.',
    input: tourIdInput,
    output: z.object({ id: z.uuid() }),
    errors: [errors.not_found],
    rate: 'heavy',
    audit: { ...audited('links_checked'), ...byInput },
    idempotent: 'natural',
    run: checkTourLinks,
  }),
  findings: query({
    scope: scopes.read,
    describe: 'What the linter finds in a tour: errors stop its publishing, warnings do not.',
    input: tourIdInput,
    output: z.object({ items: z.array(findingView) }).meta({ id: 'FindingList' }),
    errors: [errors.not_found],
    rate: 'read',
    run: listFindings,
  }),
};
