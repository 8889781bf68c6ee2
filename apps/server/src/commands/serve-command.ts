import { rememberAddress } from '../known-address.ts';
import { serve } from '../serve.ts';
import type { Output } from './output.ts';
import { openSession, untilTerminated } from './session.ts';

export async function serveCommand(output: Output): Promise<void> {
  await using open = new AsyncDisposableStack();
  const session = await openSession(output.say);
  open.defer(() => session.close());
  const server = await serve(session.env, {
    services: session.services,
    runtimeUrl: session.database.runtimeUrl,
    metrics: session.metrics,
  });
  open.defer(() => server.stop());
  await rememberAddress(session.env);
  output.result({ url: server.url, publicUrl: session.env.PUBLIC_URL }, `Serving at ${server.url}, known as ${session.env.PUBLIC_URL}`);
  await untilTerminated();
}
