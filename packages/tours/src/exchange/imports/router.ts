import { command, commonErrors, query } from '@belvedere/kernel';
import { toursErrors as errors } from '../../errors.ts';
import { toursScopes as scopes } from '../../scopes.ts';
import { createImport } from './create-import.ts';
import { getImport } from './get-import.ts';
import { listImports } from './list-imports.ts';
import { runImport } from './run-import.ts';
import { createdImport, createImportInput, importIdInput, importList, importView, listImportsInput } from './schemas.ts';

export const importsRouter = {
  create: command({
    scope: scopes.write,
    describe: 'Announces a ZIP file with a tour of Belvedere, Pannellum, Marzipano or krpano, and answers where its bytes go.',
    input: createImportInput,
    output: createdImport,
    errors: [commonErrors.quota_exceeded],
    rate: 'upload',
    audit: { action: 'tours.import.created', resourceType: 'tour_import', resourceId: ({ output }) => output.import.id },
    idempotent: 'key',
    run: createImport,
  }),
  get: query({
    scope: scopes.write,
    describe: 'How far an import is, and its report when it is done.',
    input: importIdInput,
    output: importView,
    errors: [errors.import_not_found],
    rate: 'read',
    run: getImport,
  }),
  list: query({
    scope: scopes.write,
    describe: 'Imports of the tenant, newest first.',
    input: listImportsInput,
    output: importList,
    errors: [],
    rate: 'read',
    run: listImports,
  }),
  run: command({
    scope: scopes.write,
    describe: 'Makes the tour that a dry run has described, or tries again what failed.',
    input: importIdInput,
    output: importView,
    errors: [errors.import_not_found, errors.import_not_runnable],
    rate: 'write',
    audit: { action: 'tours.import.run', resourceType: 'tour_import', resourceId: ({ input }) => input.id },
    idempotent: 'key',
    run: runImport,
  }),
};
