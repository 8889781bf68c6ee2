import { command, query, SELF } from '@belvedere/kernel';
import { z } from 'zod';
import { complianceErrors } from '../../compliance/errors.ts';
import * as schemas from '../schemas.ts';
import { cancelRemoval } from './cancel-removal.ts';
import { getPreferences } from './get-preferences.ts';
import { getRemoval } from './get-removal.ts';
import { listMetrics } from './list-metrics.ts';
import { requestRemoval } from './request-removal.ts';
import { updatePreferences } from './update-preferences.ts';

const nothing = z.strictObject({});
const self = ({ ctx }: { ctx: { actor: { type: string; userId?: string | undefined } } }) => ctx.actor.userId ?? null;

export const preferencesRouter = {
  get: query({
    scope: SELF,
    describe: 'Gives how the caller likes things, and what else is kept about them.',
    input: nothing,
    output: schemas.preferencesView,
    errors: [],
    rate: 'read',
    run: getPreferences,
  }),
  update: command({
    scope: SELF,
    describe: 'Changes single preferences and single members of the metadata; null takes one away.',
    input: schemas.updatePreferencesInput,
    output: schemas.preferencesView,
    errors: [],
    rate: 'write',
    audit: { action: 'identity.preferences.updated', resourceType: 'user', resourceId: self },
    idempotent: 'natural',
    run: updatePreferences,
  }),
};

export const removalRouter = {
  get: query({
    scope: SELF,
    describe: 'Tells when the account will be removed; null when nobody asked for that.',
    input: nothing,
    output: schemas.removalView,
    errors: [],
    rate: 'read',
    run: getRemoval,
  }),
  request: command({
    scope: SELF,
    stepUp: true,
    describe: 'Asks that the account be removed and what is kept about them erased, in fourteen days.',
    input: nothing,
    output: schemas.removalView,
    errors: [complianceErrors.sole_owner],
    rate: 'auth',
    audit: { action: 'identity.removal.requested', resourceType: 'user', resourceId: self },
    idempotent: 'natural',
    run: requestRemoval,
  }),
  cancel: command({
    scope: SELF,
    describe: 'Keeps the account after all.',
    input: nothing,
    output: schemas.removalView,
    errors: [],
    rate: 'write',
    audit: { action: 'identity.removal.cancelled', resourceType: 'user', resourceId: self },
    idempotent: 'natural',
    run: cancelRemoval,
  }),
};

export const metricsRouter = {
  list: query({
    scope: SELF,
    describe: 'Lists the figures that are kept about the caller.',
    input: nothing,
    output: z.object({ items: z.array(schemas.metricView).max(200) }),
    errors: [],
    rate: 'read',
    run: listMetrics,
  }),
};
