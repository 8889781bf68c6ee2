export {
  copyDatabase,
  emptyDatabase,
  inTier,
  isLongTier,
  makeRows,
  readCatalogue,
  runSeed,
  sample,
  seededRandom,
  someOf,
  tableOf,
  testDatabase,
  testServer,
  type Catalogue,
  type Row,
  type RowMaker,
  type Table,
  type TestDatabase,
  type TestServer,
} from '@belvedere/db/testing';
export { findChromium, launchChromium } from './chromium.ts';
export { startTestDns, type TestDns } from './dns-server.ts';
