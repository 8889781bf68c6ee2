import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

const PAGE = new URL('../../embed-example/src/index.html', import.meta.url);

/** Shows the example of a third-party page at an origin of its own, with the demo's embed code in it. */
export async function serveEmbedExample({
  host,
  port,
  serverUrl,
  token,
}: {
  host: string;
  port: number;
  serverUrl: string;
  token: string;
}): Promise<{ stop: () => Promise<void> }> {
  const page = (await readFile(PAGE, 'utf8')).replaceAll('__SERVER__', serverUrl).replaceAll('__TOKEN__', token);
  const server = createServer((request, response) => {
    if (request.url !== '/') return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
