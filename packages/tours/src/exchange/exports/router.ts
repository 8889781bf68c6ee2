import { command, commonErrors, query } from '@belvedere/kernel';
import { toursErrors as errors } from '../../errors.ts';
import { toursScopes as scopes } from '../../scopes.ts';
import { createExport } from './create-export.ts';
import { downloadExport } from './download-export.ts';
import { getExport } from './get-export.ts';
import { listExports } from './list-exports.ts';
import { createExportInput, exportDownload, exportIdInput, exportList, exportView, listExportsInput } from './schemas.ts';

export const exportsRouter = {
  create: command({
    scope: scopes.write,
    describe: 'Makes an archive of a tour that opens without a server, in the background. It is kept for a week.',
    input: createExportInput,
    output: exportView,
    errors: [errors.not_found, errors.not_live, errors.not_publishable, commonErrors.quota_exceeded],
    rate: 'heavy',
    audit: { action: 'tours.export.created', resourceType: 'tour', resourceId: ({ input }) => input.tourId },
    idempotent: 'key',
    run: createExport,
  }),
  get: query({
    scope: scopes.write,
    describe: 'How far an archive is.',
    input: exportIdInput,
    output: exportView,
    errors: [errors.export_not_found],
    rate: 'read',
    run: getExport,
  }),
  list: query({
    scope: scopes.write,
    describe: 'The archives of a tour, newest first.',
    input: listExportsInput,
    output: exportList,
    errors: [errors.not_found],
    rate: 'read',
    run: listExports,
  }),
  download: command({
    scope: scopes.write,
    describe: 'A signed address of an archive, good for an hour.',
    input: exportIdInput,
    output: exportDownload,
    errors: [errors.export_not_found, errors.export_not_ready],
    rate: 'heavy',
    audit: { action: 'tours.export.downloaded', resourceType: 'tour_export', resourceId: ({ input }) => input.id },
    idempotent: 'natural',
    run: downloadExport,
  }),
};
