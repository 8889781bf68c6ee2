import { command, query, SELF } from '@belvedere/kernel';
import { visitedTenant } from '@belvedere/platform';
import { toursErrors as errors } from '../errors.ts';
import { addBookmark } from './add-bookmark.ts';
import { listBookmarks } from './list-bookmarks.ts';
import { removeBookmark } from './remove-bookmark.ts';
import { bookmarkInput, bookmarkPage, bookmarkState, listBookmarksInput } from './schemas.ts';

const audited = (done: string) => ({
  action: `tours.bookmark.${done}`,
  resourceType: 'tour',
  resourceId: ({ input }: { input: { tourId: string } }) => input.tourId,
});

export const bookmarksRouter = {
  add: command({
    scope: SELF,
    describe: 'Marks a live tour of any tenant for yourself.',
    input: bookmarkInput,
    output: bookmarkState,
    errors: [errors.not_found],
    rate: 'write',
    audit: audited('added'),
    idempotent: 'natural',
    tenant: visitedTenant,
    run: addBookmark,
  }),
  remove: command({
    scope: SELF,
    describe: 'Takes your mark from a tour.',
    input: bookmarkInput,
    output: bookmarkState,
    errors: [errors.not_found],
    rate: 'write',
    audit: audited('removed'),
    idempotent: 'natural',
    tenant: visitedTenant,
    run: removeBookmark,
  }),
  list: query({
    scope: SELF,
    describe: 'Lists the tours of a tenant that you have marked and that are live, newest mark first.',
    input: listBookmarksInput,
    output: bookmarkPage,
    errors: [],
    rate: 'read',
    tenant: visitedTenant,
    run: listBookmarks,
  }),
};
