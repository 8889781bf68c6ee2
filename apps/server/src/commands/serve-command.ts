import { serve } from '../serve.ts';
import type { Output } from './output.ts';
import { openSession, untilTerminated } from './session.ts';

export async function serveCommand(output: Output): Promise<void> {
  const session = await openSession(output.say);
  const server = await serve(session.env, { services: session.services, runtimeUrl: session.database.runtimeUrl });
  output.result({ url: server.url, publicUrl: session.env.PUBLIC_URL }, `Serving at ${server.url}, known as ${session.env.PUBLIC_URL}`);
  await untilTerminated();
  await server.stop();
  await session.close();
}
