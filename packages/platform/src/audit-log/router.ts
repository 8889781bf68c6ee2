import { query } from '@belvedere/kernel';
import { z } from 'zod';
import { checkpointView, getCheckpoint } from './checkpoints/get-checkpoint.ts';
import { exportTrail } from './export-trail.ts';
import { listEntries } from './list-entries.ts';
import {
  auditExportView,
  auditLogPage,
  auditStreamPage,
  chainVerdict,
  exportAuditLogInput,
  listAuditLogInput,
  streamAuditLogInput,
} from './schemas.ts';
import { auditLogScopes } from './scopes.ts';
import { streamEntries } from './stream-entries.ts';
import { verifyTrail } from './verify-trail.ts';

export const auditLogRouter = {
  list: query({
    scope: auditLogScopes.read,
    sensitive: 'The audit log was read.',
    describe: 'Lists what was done in the tenant, newest first.',
    input: listAuditLogInput,
    output: auditLogPage,
    errors: [],
    rate: 'read',
    run: listEntries,
  }),
  stream: query({
    scope: auditLogScopes.stream,
    sensitive: 'The audit log was read.',
    describe: 'Reads the trail oldest first, for systems that keep it elsewhere: go on with the cursor whenever you like.',
    input: streamAuditLogInput,
    output: auditStreamPage,
    errors: [],
    rate: 'heavy',
    run: streamEntries,
  }),
  export: query({
    scope: auditLogScopes.read,
    stepUp: true,
    sensitive: 'The audit log was exported.',
    describe: 'Gives an address under which the trail can be loaded as CSV or lines of JSON for five minutes.',
    input: exportAuditLogInput,
    output: auditExportView,
    errors: [],
    rate: 'heavy',
    run: exportTrail,
  }),
  checkpoint: query({
    scope: auditLogScopes.stream,
    describe: 'Gives the newest signed checkpoint of the trail, and the key that verifies it.',
    input: z.strictObject({}),
    output: checkpointView,
    errors: [],
    rate: 'read',
    run: getCheckpoint,
  }),
  verify: query({
    scope: auditLogScopes.read,
    describe: 'Checks that no entry of the trail was changed, removed, inserted or moved, in files and in the database.',
    input: z.strictObject({}),
    output: chainVerdict,
    errors: [],
    rate: 'heavy',
    run: verifyTrail,
  }),
};
