// `BELVEDERE_URL=https://… BELVEDERE_API_KEY=bv_live_… node src/main.js`
import { createServer } from 'node:http';
import { env, exit, stderr, stdout } from 'node:process';
// @boundaries-ignore a partner installs the packed SDK; it is not built from the workspace's source
import { createBelvedere } from '@belvedere/sdk';
import { createApp } from './app.js';

const { BELVEDERE_URL: baseUrl, BELVEDERE_API_KEY: apiKey, PORT = '4600' } = env;
if (!baseUrl || !apiKey) {
  stderr.write('Set BELVEDERE_URL and BELVEDERE_API_KEY; `belvedere key create` makes a key.\n');
  exit(2);
}

const server = createServer(createApp(createBelvedere({ baseUrl, apiKey })));
server.listen(Number(PORT), '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') stdout.write(`http://127.0.0.1:${address.port}\n`);
});
