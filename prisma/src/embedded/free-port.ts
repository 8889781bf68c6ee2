import { once } from 'node:events';
import { createServer } from 'node:net';

/** The port, if nothing listens on it on loopback; with 0 any free one; undefined when it is taken. */
export async function freePort(port: number): Promise<number | undefined> {
  const probe = createServer().listen({ port, host: '127.0.0.1', exclusive: true });
  try {
    await once(probe, 'listening');
    const address = probe.address();
    return typeof address === 'object' && address ? address.port : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')) return undefined;
    throw error;
  } finally {
    probe.close();
  }
}
