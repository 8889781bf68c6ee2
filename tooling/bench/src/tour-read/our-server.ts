// The real server in a process of its own; the cache is as large or as small as the benchmark wants it. Its public address is the one
// that the load generator names, as anywhere else.
import { randomBytes } from 'node:crypto';
import { openServices } from '@belvedere/server/open-services';
import { readEnv } from '@belvedere/server/env';
import { serve } from '@belvedere/server/serve';
import { PUBLIC_HOST } from './public-host.ts';

const [runtimeUrl, cacheMegabytes, dataDir, rateFactor = '1'] = process.argv.slice(2) as [string, string, string, string?];
const env = readEnv({
  PORT: '0',
  PUBLIC_URL: `http://${PUBLIC_HOST}`,
  DATA_DIR: dataDir,
  LOG_LEVEL: 'error',
  TOUR_CACHE_MB: cacheMegabytes,
});
const { services } = await openServices(env, { runtimeUrl, secretKey: randomBytes(32), rateFactor: Number(rateFactor) });
const server = await serve(env, { services, runtimeUrl });
process.send?.(server.port);
process.on('disconnect', () => void server.stop().then(() => process.exit(0)));
