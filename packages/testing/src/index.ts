export { emptyDatabase, testDatabase, testServer, type TestDatabase, type TestServer } from '@belvedere/db/testing';
export { findChromium, launchChromium } from './chromium.ts';
