export { emptyDatabase, testDatabase, type TestDatabase } from './postgres/test-database.ts';
export { findChromium, launchChromium } from './chromium.ts';
export { testServer, type TestServer } from './postgres/test-server.ts';
