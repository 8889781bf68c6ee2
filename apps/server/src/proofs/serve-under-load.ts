// A server whose clock its parent sets, and which says what it keeps in memory. Started with --expose-gc.
import { readEnv } from '../env.ts';
import { openServices } from '../open-services.ts';
import { serve } from '../serve.ts';

type Asked = { setClock: number } | 'memory';
/** Bytes that are in use after a collection, and what the system has given. */
export interface Memory {
  used: number;
  resident: number;
}

const { runtimeUrl, ...given } = JSON.parse(process.argv[2] ?? '') as { runtimeUrl: string } & Record<string, string>;
const env = readEnv({ ...given, LOG_LEVEL: 'error' });
let ahead = 0;
const clock = { now: () => new Date(Date.now() + ahead) };
const { services } = await openServices(env, { runtimeUrl, secretKey: new Uint8Array(32).fill(7), clock });
await serve(env, { services, runtimeUrl });

process.on('message', (asked: Asked) => {
  if (asked === 'memory') {
    globalThis.gc?.();
    const { heapUsed, external, rss } = process.memoryUsage();
    process.send?.({ used: heapUsed + external, resident: rss } satisfies Memory);
  } else {
    ahead = asked.setClock - Date.now();
    process.send?.('set');
  }
});
process.send?.('listening');
