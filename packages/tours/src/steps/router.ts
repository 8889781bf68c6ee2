import { command, query } from '@belvedere/kernel';
import { toursErrors as errors } from '../errors.ts';
import { toursScopes as scopes } from '../scopes.ts';
import { createStep } from './create-step.ts';
import { listSteps } from './list-steps.ts';
import { removeStep } from './remove-step.ts';
import { reorderSteps } from './reorder-steps.ts';
import * as schemas from './schemas.ts';
import { setStepText } from './set-step-text.ts';
import { updateStep } from './update-step.ts';

const audited = (done: string) => ({ action: `tours.step.${done}`, resourceType: 'step' });
const byStepId = { resourceId: ({ input }: { input: { stepId: string } }) => input.stepId };

export const stepsRouter = {
  list: query({
    scope: scopes.read,
    describe: 'Lists the steps of the guided tour in their order.',
    input: schemas.listStepsInput,
    output: schemas.stepList,
    errors: [errors.not_found],
    rate: 'read',
    run: listSteps,
  }),
  create: command({
    scope: scopes.write,
    describe: 'Adds a step at the end of the guided tour of its scene’s tour.',
    input: schemas.createStepInput,
    output: schemas.stepView,
    errors: [errors.scene_not_found, errors.not_found, errors.media_not_found, errors.wrong_media, errors.too_many_steps],
    rate: 'write',
    audit: { ...audited('created'), resourceId: ({ output }) => output.id },
    idempotent: 'key',
    run: createStep,
  }),
  update: command({
    scope: scopes.write,
    describe: 'Changes a step: its scene, where it looks, what is said, how long it lasts.',
    input: schemas.updateStepInput,
    output: schemas.stepView,
    errors: [errors.step_not_found, errors.scene_not_found, errors.media_not_found, errors.wrong_media],
    rate: 'write',
    audit: { ...audited('updated'), ...byStepId },
    idempotent: 'key',
    run: updateStep,
  }),
  reorder: command({
    scope: scopes.write,
    describe: 'Puts the steps of a guided tour into a new order. Names each once.',
    input: schemas.reorderStepsInput,
    output: schemas.stepList,
    errors: [errors.not_found, errors.order_mismatch],
    rate: 'write',
    audit: { ...audited('reordered'), resourceId: ({ input }) => input.tourId },
    idempotent: 'key',
    run: reorderSteps,
  }),
  remove: command({
    scope: scopes.write,
    describe: 'Takes a step from the guided tour.',
    input: schemas.stepIdInput,
    output: schemas.removedStep,
    errors: [errors.step_not_found, errors.not_found],
    rate: 'write',
    audit: { ...audited('removed'), ...byStepId },
    idempotent: 'key',
    run: removeStep,
  }),
  setText: command({
    scope: scopes.write,
    describe: 'Writes what a step says in a language, as words and as narration. What is not named stays.',
    input: schemas.setStepTextInput,
    output: schemas.stepView,
    errors: [errors.step_not_found, errors.media_not_found, errors.wrong_media],
    rate: 'write',
    audit: { ...audited('translated'), ...byStepId },
    idempotent: 'natural',
    run: setStepText,
  }),
};
