import { command, query } from '@belvedere/kernel';
import { toursErrors as errors } from '../errors.ts';
import { toursScopes as scopes } from '../scopes.ts';
import { createPlan } from './create-plan.ts';
import { listPlans } from './list-plans.ts';
import { removePin } from './remove-pin.ts';
import { removePlan } from './remove-plan.ts';
import { reorderPlans } from './reorder-plans.ts';
import * as schemas from './schemas.ts';
import { setPin } from './set-pin.ts';
import { setPlanName } from './set-plan-name.ts';
import { updatePlan } from './update-plan.ts';

const audited = (done: string) => ({ action: `tours.plan.${done}`, resourceType: 'plan' });
const byPlanId = { resourceId: ({ input }: { input: { planId: string } }) => input.planId };

export const plansRouter = {
  list: query({
    scope: scopes.read,
    describe: 'Lists the floor plans of a tour in their order, with the scenes on them.',
    input: schemas.listPlansInput,
    output: schemas.planList,
    errors: [errors.not_found],
    rate: 'read',
    run: listPlans,
  }),
  create: command({
    scope: scopes.write,
    describe: 'Adds a floor plan to a tour.',
    input: schemas.createPlanInput,
    output: schemas.planView,
    errors: [errors.not_found, errors.media_not_found, errors.wrong_media],
    rate: 'write',
    audit: { ...audited('created'), resourceId: ({ output }) => output.id },
    idempotent: 'key',
    run: createPlan,
  }),
  update: command({
    scope: scopes.write,
    describe: 'Changes the picture, the name or the level of a floor plan.',
    input: schemas.updatePlanInput,
    output: schemas.planView,
    errors: [errors.plan_not_found, errors.media_not_found, errors.wrong_media],
    rate: 'write',
    audit: { ...audited('updated'), ...byPlanId },
    idempotent: 'key',
    run: updatePlan,
  }),
  reorder: command({
    scope: scopes.write,
    describe: 'Puts the floor plans of a tour into a new order. Names each once.',
    input: schemas.reorderPlansInput,
    output: schemas.planList,
    errors: [errors.not_found, errors.order_mismatch],
    rate: 'write',
    audit: { ...audited('reordered'), resourceId: ({ input }) => input.tourId },
    idempotent: 'key',
    run: reorderPlans,
  }),
  remove: command({
    scope: scopes.write,
    describe: 'Takes a floor plan and its pins from a tour.',
    input: schemas.planIdInput,
    output: schemas.removedPlan,
    errors: [errors.plan_not_found, errors.not_found],
    rate: 'write',
    audit: { ...audited('removed'), ...byPlanId },
    idempotent: 'key',
    run: removePlan,
  }),
  setName: command({
    scope: scopes.write,
    describe: 'Writes the name of a floor plan in a language.',
    input: schemas.setPlanNameInput,
    output: schemas.planView,
    errors: [errors.plan_not_found],
    rate: 'write',
    audit: { ...audited('translated'), ...byPlanId },
    idempotent: 'natural',
    run: setPlanName,
  }),
  pins: {
    set: command({
      scope: scopes.write,
      describe: 'Puts a scene on a floor plan, or moves it there.',
      input: schemas.setPinInput,
      output: schemas.planView,
      errors: [errors.plan_not_found, errors.not_found, errors.scene_not_found],
      rate: 'write',
      audit: { ...audited('pin_set'), ...byPlanId },
      idempotent: 'natural',
      run: setPin,
    }),
    remove: command({
      scope: scopes.write,
      describe: 'Takes a scene from a floor plan.',
      input: schemas.removePinInput,
      output: schemas.planView,
      errors: [errors.plan_not_found, errors.not_found, errors.pin_not_found],
      rate: 'write',
      audit: { ...audited('pin_removed'), ...byPlanId },
      idempotent: 'key',
      run: removePin,
    }),
  },
};
