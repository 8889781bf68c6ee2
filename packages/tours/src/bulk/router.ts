import { command } from '@belvedere/kernel';
import { toursScopes as scopes } from '../scopes.ts';
import { archiveTours } from './archive-tours.ts';
import { categorizeTours } from './categorize-tours.ts';
import { removeTours } from './remove-tours.ts';
import { restoreTours } from './restore-tours.ts';
import { bulkCategorizeInput, bulkInput, bulkResult, bulkTagInput } from './schemas.ts';
import { tagTours } from './tag-tours.ts';

/** The entry of the call itself; each tour that changed has one of its own. */
const audited = (done: string) => ({ action: `tours.bulk.${done}`, resourceType: 'tour', resourceId: () => null });

export const bulkRouter = {
  archive: command({
    scope: scopes.publish,
    describe: 'Puts many tours away. Says of each what became of it.',
    input: bulkInput,
    output: bulkResult,
    errors: [],
    rate: 'heavy',
    audit: audited('archived'),
    idempotent: 'natural',
    run: archiveTours,
  }),
  remove: command({
    scope: scopes.remove,
    describe: 'Removes many tours; they can be restored. Says of each what became of it.',
    input: bulkInput,
    output: bulkResult,
    errors: [],
    rate: 'heavy',
    audit: audited('removed'),
    idempotent: 'natural',
    run: removeTours,
  }),
  restore: command({
    scope: scopes.remove,
    describe: 'Brings many removed tours back. Says of each what became of it.',
    input: bulkInput,
    output: bulkResult,
    errors: [],
    rate: 'heavy',
    audit: audited('restored'),
    idempotent: 'natural',
    run: restoreTours,
  }),
  tag: command({
    scope: scopes.write,
    describe: 'Adds tags to many tours and takes others from them.',
    input: bulkTagInput,
    output: bulkResult,
    errors: [],
    rate: 'heavy',
    audit: audited('tagged'),
    idempotent: 'natural',
    run: tagTours,
  }),
  categorize: command({
    scope: scopes.write,
    describe: 'Gives many tours a category, or none.',
    input: bulkCategorizeInput,
    output: bulkResult,
    errors: [],
    rate: 'heavy',
    audit: audited('categorized'),
    idempotent: 'natural',
    run: categorizeTours,
  }),
};
