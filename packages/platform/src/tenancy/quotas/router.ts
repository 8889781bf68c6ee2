import { command, PLATFORM_ADMIN, query } from '@belvedere/kernel';
import { z } from 'zod';
import * as schemas from '../schemas.ts';
import { tenancyScopes } from '../scopes.ts';
import { getQuotas } from './get-quotas.ts';
import { updateQuotas } from './update-quotas.ts';

const nothing = z.strictObject({});

export const quotasRouter = {
  get: query({
    scope: tenancyScopes.read,
    describe: 'Gives the limits of the tenant and how much of each is used.',
    input: nothing,
    output: schemas.quotasView,
    errors: [],
    rate: 'read',
    run: getQuotas,
  }),
  update: command({
    scope: PLATFORM_ADMIN,
    stepUp: true,
    describe: 'Changes the limits of a tenant.',
    input: schemas.updateQuotasInput,
    output: schemas.quotasView,
    errors: [],
    rate: 'write',
    audit: { action: 'tenancy.quotas.updated', resourceType: 'tenant_quotas', resourceId: ({ ctx }) => ctx.tenantId },
    idempotent: 'natural',
    tenant: async ({ input }) => input.tenantId,
    run: updateQuotas,
  }),
};
