export { emptyDatabase, testDatabase, type TestDatabase } from './test-database.ts';
export { testServer, type TestServer } from './test-server.ts';
