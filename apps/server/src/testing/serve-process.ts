// What startTestServer starts with `ownProcess`: serves until it is killed.
import { readEnv } from '../env.ts';
import { openServices } from '../open-services.ts';
import { serve } from '../serve.ts';

const { runtimeUrl, rateFactor, ...given } = JSON.parse(process.argv[2] ?? '') as {
  runtimeUrl: string;
  rateFactor: number;
} & Record<string, string>;
const env = { ...readEnv({ ...given, LOG_LEVEL: 'error' }), CONSOLE_ORIGINS: [] };
const { services } = await openServices(env, { runtimeUrl, secretKey: new Uint8Array(32).fill(7), rateFactor });
await serve(env, { services, runtimeUrl });
process.send?.('listening');
