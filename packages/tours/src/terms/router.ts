import { command, query } from '@belvedere/kernel';
import { toursErrors as errors } from '../errors.ts';
import { toursScopes as scopes } from '../scopes.ts';
import { createTerm } from './create-term.ts';
import { listTerms } from './list-terms.ts';
import { mergeTerms } from './merge-terms.ts';
import { removeTerm } from './remove-term.ts';
import { renameTerm } from './rename-term.ts';
import {
  changedTerm,
  createTermInput,
  listTermsInput,
  mergeTermsInput,
  removedTerm,
  removeTermInput,
  renameTermInput,
  termList,
  termView,
} from './schemas.ts';

const audited = (done: string) => ({ action: `tours.term.${done}`, resourceType: 'term' });
const byTermId = { resourceId: ({ input }: { input: { termId: string } }) => input.termId };

export const termsRouter = {
  list: query({
    scope: scopes.read,
    describe: 'Lists the categories or the tags of the tenant, with how many tours carry each.',
    input: listTermsInput,
    output: termList,
    errors: [],
    rate: 'read',
    run: listTerms,
  }),
  create: command({
    scope: scopes.write,
    describe: 'Adds a category or a tag. Those that a tour brings along are added by themselves.',
    input: createTermInput,
    output: termView,
    errors: [errors.term_taken],
    rate: 'write',
    audit: { ...audited('created'), resourceId: ({ output }) => output.id },
    idempotent: 'key',
    run: createTerm,
  }),
  rename: command({
    scope: scopes.organize,
    describe: 'Gives a category or tag another name, in all tours too.',
    input: renameTermInput,
    output: changedTerm,
    errors: [errors.term_not_found, errors.term_taken],
    rate: 'write',
    audit: { ...audited('renamed'), ...byTermId },
    idempotent: 'natural',
    run: renameTerm,
  }),
  merge: command({
    scope: scopes.organize,
    describe: 'Puts one category or tag in place of another, in all tours too.',
    input: mergeTermsInput,
    output: changedTerm,
    errors: [errors.term_not_found, errors.term_of_other_kind],
    rate: 'write',
    audit: { ...audited('merged'), ...byTermId },
    idempotent: 'key',
    run: mergeTerms,
  }),
  remove: command({
    scope: scopes.organize,
    describe: 'Takes a category or tag from the list and from all tours.',
    input: removeTermInput,
    output: removedTerm,
    errors: [errors.term_not_found],
    rate: 'write',
    audit: { ...audited('removed'), ...byTermId },
    idempotent: 'key',
    run: removeTerm,
  }),
};
