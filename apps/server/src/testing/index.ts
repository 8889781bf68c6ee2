export { getAtHost } from './get-at-host.ts';
export { makeSite, publishTour, type Site } from './make-site.ts';
export { openStudio } from '../studio/open-studio.ts';
export { startTestServer, type StartedServer, type TestServerOptions, type TestTenant } from './start-test-server.ts';
export { makeFilm, testFfmpegPath } from './make-film.ts';
