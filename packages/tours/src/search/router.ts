import { query } from '@belvedere/kernel';
import { visitedTenant } from '@belvedere/platform';
import { toursScopes as scopes } from '../scopes.ts';
import { listDirectory } from './list-directory.ts';
import { listDirectoryFacets } from './list-directory-facets.ts';
import { listFacets } from './list-facets.ts';
import {
  directoryFacets,
  directoryFacetsInput,
  directoryInput,
  directoryPage,
  facetsInput,
  foundTours,
  searchToursInput,
  tourFacets,
} from './schemas.ts';
import { searchTours } from './search-tours.ts';

const SHOWN = 'The live tours of a tenant are public: its sitemap names the same.';

/** At the root of the system, as they are about tours themselves. */
export const searchRouter = {
  search: query({
    scope: scopes.read,
    describe:
      'Finds tours by words, place and other filters: the best match first, else the nearest, else the newest, or in the order that is asked for.',
    input: searchToursInput,
    output: foundTours,
    errors: [],
    rate: 'read',
    run: searchTours,
  }),
  facets: query({
    scope: scopes.read,
    describe: 'Counts the tours that pass the filters by status, category, tag, difficulty, country and location.',
    input: facetsInput,
    output: tourFacets,
    errors: [],
    rate: 'read',
    run: listFacets,
  }),
  directory: {
    list: query({
      public: { reason: SHOWN },
      describe: 'Lists and finds the live tours of a tenant, as its visitors see them.',
      input: directoryInput,
      output: directoryPage,
      errors: [],
      rate: 'read',
      tenant: visitedTenant,
      run: listDirectory,
    }),
    facets: query({
      public: { reason: SHOWN },
      describe: 'Counts the live tours of a tenant that pass the filters by their values.',
      input: directoryFacetsInput,
      output: directoryFacets,
      errors: [],
      rate: 'read',
      tenant: visitedTenant,
      run: listDirectoryFacets,
    }),
  },
};
