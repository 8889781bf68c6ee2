export { makeRows, type Row, type RowMaker } from '../proofs/make-rows.ts';
export { readCatalogue, tableOf, type Catalogue, type Table } from '../proofs/read-catalogue.ts';
export { sample, seededRandom } from '../proofs/sample.ts';
export { copyDatabase, emptyDatabase, testDatabase, type TestDatabase } from './test-database.ts';
export { inTier, isLongTier, runSeed, someOf } from './tier.ts';
export { testServer, withAdmin, type TestServer } from './test-server.ts';
