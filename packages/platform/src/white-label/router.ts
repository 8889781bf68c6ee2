import { command, query } from '@belvedere/kernel';
import { commonErrors } from '@belvedere/kernel/core';
import { z } from 'zod';
import { addDomain } from './add-domain.ts';
import { whiteLabelErrors } from './errors.ts';
import { getBrand } from './get-brand.ts';
import { listDomains } from './list-domains.ts';
import { removeDomain } from './remove-domain.ts';
import * as schemas from './schemas.ts';
import { whiteLabelScopes } from './scopes.ts';
import { setPrimaryDomain } from './set-primary-domain.ts';
import { updateBrand } from './update-brand.ts';
import { askBefore, verifyDomain } from './verify-domain.ts';

const {
  illegible,
  picture_not_found,
  bad_domain,
  domain_listed,
  too_many_domains,
  domain_not_found,
  record_not_found,
  dns_silent,
  domain_taken,
  not_verified,
} = whiteLabelErrors;
const byId = ({ input }: { input: { id: string } }) => input.id;

export const whiteLabelRouter = {
  brand: {
    get: query({
      scope: whiteLabelScopes.read,
      describe: 'Gives how the tenant looks on its own domains.',
      input: z.strictObject({}),
      output: schemas.brandView,
      errors: [],
      rate: 'read',
      run: getBrand,
    }),
    update: command({
      scope: whiteLabelScopes.manage,
      describe: 'Changes how the tenant looks, if nobody changed it meanwhile.',
      input: schemas.updateBrandInput,
      output: schemas.brandView,
      errors: [commonErrors.conflict, illegible, picture_not_found],
      rate: 'write',
      audit: { action: 'white_label.brand.updated', resourceType: 'white_label_settings', resourceId: ({ ctx }) => ctx.tenantId },
      idempotent: 'key',
      run: updateBrand,
    }),
  },
  domains: {
    list: query({
      scope: whiteLabelScopes.read,
      describe: 'Lists the domains of the tenant with the records that verify them.',
      input: z.strictObject({}),
      output: schemas.domainList,
      errors: [],
      rate: 'read',
      run: listDomains,
    }),
    add: command({
      scope: whiteLabelScopes.manage,
      describe: 'Adds a domain and says which TXT record shows that it is yours.',
      input: schemas.addDomainInput,
      output: schemas.domainView,
      errors: [bad_domain, domain_listed, too_many_domains],
      rate: 'write',
      audit: { action: 'white_label.domain.added', resourceType: 'custom_domain', resourceId: ({ output }) => output.id },
      idempotent: 'key',
      run: addDomain,
    }),
    verify: command({
      scope: whiteLabelScopes.manage,
      describe: 'Looks for the TXT record of a domain and serves the tenant’s tours there when it is found.',
      input: schemas.domainId,
      output: schemas.domainView,
      errors: [domain_not_found, record_not_found, dns_silent, domain_taken],
      rate: 'write',
      audit: { action: 'white_label.domain.verified', resourceType: 'custom_domain', resourceId: byId },
      idempotent: 'natural',
      tenant: askBefore,
      run: verifyDomain,
    }),
    setPrimary: command({
      scope: whiteLabelScopes.manage,
      describe: 'Makes a verified domain the one of which canonical addresses are made.',
      input: schemas.domainId,
      output: schemas.domainView,
      errors: [domain_not_found, not_verified],
      rate: 'write',
      audit: { action: 'white_label.domain.made_primary', resourceType: 'custom_domain', resourceId: byId },
      idempotent: 'natural',
      run: setPrimaryDomain,
    }),
    remove: command({
      scope: whiteLabelScopes.manage,
      describe: 'Removes a domain; nothing is served there any more.',
      input: schemas.domainId,
      output: schemas.domainId,
      errors: [domain_not_found],
      rate: 'write',
      audit: { action: 'white_label.domain.removed', resourceType: 'custom_domain', resourceId: byId },
      idempotent: 'key',
      run: removeDomain,
    }),
  },
};
