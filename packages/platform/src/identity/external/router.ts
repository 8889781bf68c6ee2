import { command, query, SELF } from '@belvedere/kernel';
import { commonErrors } from '@belvedere/kernel/core';
import { z } from 'zod';
import { tenancyScopes } from '../../tenancy/scopes.ts';
import { identityErrors } from '../errors.ts';
import * as schemas from '../schemas.ts';
import { beginExternal, providerOpened } from './begin-external.ts';
import { completeExternal, vouched } from './complete-external.ts';
import { createProvider } from './create-provider.ts';
import { linkExternal } from './link-external.ts';
import { listExternal } from './list-external.ts';
import { listProviders } from './list-providers.ts';
import { removeProvider } from './remove-provider.ts';
import { unlinkExternal } from './unlink-external.ts';

const { challenge_invalid, external_no_email, external_not_found, external_refused } = identityErrors;
const { provider_not_found, provider_taken, provider_unreachable } = identityErrors;
const nothing = z.strictObject({});
const self = ({ ctx }: { ctx: { actor: { type: string; userId?: string | undefined } } }) => ctx.actor.userId ?? null;

export const externalRouter = {
  begin: command({
    public: { reason: 'Whoever signs in is not signed in yet.' },
    describe: 'Begins a sign-in by another site (OpenID Connect): where to go, and the handle to come back with.',
    input: schemas.beginExternalInput,
    output: schemas.externalBegun,
    errors: [provider_not_found, provider_unreachable],
    rate: 'auth',
    audit: { action: 'identity.external.begun', resourceType: 'user', resourceId: () => null },
    idempotent: 'natural',
    tenant: providerOpened.tenant,
    run: beginExternal,
  }),
  complete: command({
    public: { reason: 'What the other site said is the proof.' },
    describe: 'Ends a sign-in by another site. An account that exists already may have to be confirmed first.',
    input: schemas.completeExternalInput,
    output: schemas.externalResult,
    errors: [challenge_invalid, external_refused, external_no_email, provider_not_found, provider_unreachable],
    rate: 'auth',
    audit: {
      action: 'identity.session.started',
      resourceType: 'user',
      resourceId: ({ output }) => (output.status === 'signed_in' ? output.user.id : null),
    },
    idempotent: 'natural',
    tenant: vouched.tenant,
    run: completeExternal,
  }),
  link: command({
    scope: SELF,
    stepUp: true,
    describe: 'Joins what another site said to the account of the caller.',
    input: schemas.linkExternalInput,
    output: schemas.done,
    errors: [challenge_invalid],
    rate: 'auth',
    audit: { action: 'identity.external.linked', resourceType: 'user', resourceId: self },
    idempotent: 'natural',
    run: linkExternal,
  }),
  list: query({
    scope: SELF,
    describe: 'Lists the other sites by which the caller can sign in.',
    input: nothing,
    output: z.object({ items: z.array(schemas.externalView).max(50) }),
    errors: [],
    rate: 'read',
    run: listExternal,
  }),
  unlink: command({
    scope: SELF,
    stepUp: true,
    describe: 'Takes a site away by which the caller can sign in.',
    input: schemas.externalId,
    output: schemas.done,
    errors: [external_not_found],
    rate: 'auth',
    audit: { action: 'identity.external.unlinked', resourceType: 'user', resourceId: self },
    idempotent: 'key',
    run: unlinkExternal,
  }),
};

/** What a tenant sets up for its own people. */
export const providersRouter = {
  list: query({
    scope: tenancyScopes.manage,
    describe: 'Lists the sites by which people of the tenant sign in.',
    input: nothing,
    output: z.object({ items: z.array(schemas.providerView).max(20) }),
    errors: [],
    rate: 'read',
    run: listProviders,
  }),
  create: command({
    scope: tenancyScopes.manage,
    stepUp: true,
    describe: 'Adds a site by which people of the tenant sign in. Its secret is sealed and shown to nobody.',
    input: schemas.createProviderInput,
    output: schemas.providerView,
    errors: [provider_taken, commonErrors.rate_limited],
    rate: 'write',
    audit: { action: 'identity.provider.created', resourceType: 'sign_in_provider', resourceId: ({ output }) => output.id },
    idempotent: 'key',
    run: createProvider,
  }),
  remove: command({
    scope: tenancyScopes.manage,
    stepUp: true,
    describe: 'Removes a site by which people of the tenant sign in. Their accounts stay.',
    input: schemas.externalId,
    output: schemas.done,
    errors: [provider_not_found],
    rate: 'write',
    audit: { action: 'identity.provider.removed', resourceType: 'sign_in_provider', resourceId: ({ input }) => input.id },
    idempotent: 'key',
    run: removeProvider,
  }),
};
