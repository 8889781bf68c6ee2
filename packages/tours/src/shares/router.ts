import { command, query } from '@belvedere/kernel';
import { visitedTenant } from '@belvedere/platform';
import { toursErrors as errors } from '../errors.ts';
import { toursScopes as scopes } from '../scopes.ts';
import { getShares } from './get-shares.ts';
import { recordShare } from './record-share.ts';
import { recordedShare, recordShareInput, sharedTourInput, shareSummary } from './schemas.ts';

export const sharesRouter = {
  record: command({
    public: { reason: 'Visitors of a live tour share it without signing in.' },
    describe: 'Records that somebody passed a live tour on. Counts once for each visitor and day.',
    input: recordShareInput,
    output: recordedShare,
    errors: [errors.not_found],
    rate: 'heavy',
    audit: { action: 'tours.tour.shared', resourceType: 'tour', resourceId: ({ input }) => input.tourId },
    idempotent: 'natural',
    tenant: visitedTenant,
    run: recordShare,
  }),
  get: query({
    scope: scopes.read,
    describe: 'How often a tour was shared, and by which ways.',
    input: sharedTourInput,
    output: shareSummary,
    errors: [errors.not_found],
    rate: 'read',
    run: getShares,
  }),
};
