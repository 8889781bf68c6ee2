import { query } from '@belvedere/kernel';
import { z } from 'zod';
import { listEntries } from './list-entries.ts';
import { auditLogPage, chainVerdict, listAuditLogInput } from './schemas.ts';
import { auditLogScopes } from './scopes.ts';
import { verifyTrail } from './verify-trail.ts';

export const auditLogRouter = {
  list: query({
    scope: auditLogScopes.read,
    describe: 'Lists what was done in the tenant, newest first.',
    input: listAuditLogInput,
    output: auditLogPage,
    errors: [],
    rate: 'read',
    run: listEntries,
  }),
  verify: query({
    scope: auditLogScopes.read,
    describe: 'Checks that no entry of the trail was changed, removed, inserted or moved.',
    input: z.strictObject({}),
    output: chainVerdict,
    errors: [],
    rate: 'heavy',
    run: verifyTrail,
  }),
};
