import { command, query } from '@belvedere/kernel';
import { toursErrors as errors } from '../errors.ts';
import { toursScopes as scopes } from '../scopes.ts';
import { createLink } from './create-link.ts';
import { listLinks } from './list-links.ts';
import { revokeLink } from './revoke-link.ts';
import { createdLink, createLinkInput, linkIdInput, listLinksInput, tourLinkList, tourLinkView } from './schemas.ts';

const audited = (done: string) => ({ action: `tours.link.${done}`, resourceType: 'tour_link' });

export const linksRouter = {
  create: command({
    scope: scopes.publish,
    describe: 'Makes a link that opens the tour until it expires. Its address is shown once.',
    input: createLinkInput,
    output: createdLink,
    errors: [errors.not_found],
    rate: 'write',
    audit: { ...audited('created'), resourceId: ({ output }) => output.link.id },
    idempotent: 'key',
    run: createLink,
  }),
  list: query({
    scope: scopes.read,
    describe: 'Lists the signed links of a tour by their labels, newest first.',
    input: listLinksInput,
    output: tourLinkList,
    errors: [errors.not_found],
    rate: 'read',
    run: listLinks,
  }),
  revoke: command({
    scope: scopes.publish,
    describe: 'Ends a link at once, also for those who are inside by it.',
    input: linkIdInput,
    output: tourLinkView,
    errors: [errors.link_not_found],
    rate: 'write',
    audit: { ...audited('revoked'), resourceId: ({ input }) => input.id },
    idempotent: 'natural',
    run: revokeLink,
  }),
};
