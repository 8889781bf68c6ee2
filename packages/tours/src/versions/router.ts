import { command, query } from '@belvedere/kernel';
import { toursErrors as errors } from '../errors.ts';
import { toursScopes as scopes } from '../scopes.ts';
import { tourView } from '../tours/schemas.ts';
import { compareVersions } from './compare-versions.ts';
import { getVersion } from './get-version.ts';
import { listVersions } from './list-versions.ts';
import { rollBack } from './roll-back.ts';
import {
  compareVersionsInput,
  comparison,
  getVersionInput,
  listVersionsInput,
  rollBackInput,
  versionDetail,
  versionList,
} from './schemas.ts';

export const versionsRouter = {
  list: query({
    scope: scopes.read,
    describe: 'Lists the versions of a tour, newest first: each publishing keeps one, the last fifty are kept.',
    input: listVersionsInput,
    output: versionList,
    errors: [errors.not_found],
    rate: 'read',
    run: listVersions,
  }),
  get: query({
    scope: scopes.read,
    describe: 'Reads what a version was made of.',
    input: getVersionInput,
    output: versionDetail,
    errors: [errors.not_found, errors.version_not_found],
    rate: 'read',
    run: getVersion,
  }),
  compare: query({
    scope: scopes.read,
    describe: 'Says what changed between two versions, or from the newest one to the draft, in words and field by field.',
    input: compareVersionsInput,
    output: comparison,
    errors: [errors.not_found, errors.version_not_found],
    rate: 'heavy',
    run: compareVersions,
  }),
  rollBack: command({
    scope: scopes.write,
    describe:
      'Makes the draft what it was in a version, ids and all; its address and who may see it stay. A file that was replaced since comes back as a file of its own. Publish it to make it live.',
    input: rollBackInput,
    output: tourView,
    errors: [errors.not_found, errors.version_not_found],
    rate: 'write',
    audit: { action: 'tours.tour.rolled_back', resourceType: 'tour', resourceId: ({ input }) => input.tourId },
    idempotent: 'key',
    run: rollBack,
  }),
};
