import { rememberAddress } from '../known-address.ts';
import { seedDemo } from '../seed/seed-demo.ts';
import { serve } from '../serve.ts';
import { serveEmbedExample } from '../serve-embed-example.ts';
import type { Output } from './output.ts';
import { openSession, untilTerminated } from './session.ts';

/** `npm start`: everything on one machine, with a demo to look at. */
export async function startCommand(flags: { demo?: boolean }, output: Output): Promise<void> {
  const began = performance.now();
  const phase = (name: string) => output.say(`${String(((performance.now() - began) / 1000).toFixed(1)).padStart(6)} s  ${name}`);
  // Whatever goes wrong on the way up, what is already open is closed again, last first.
  await using open = new AsyncDisposableStack();
  phase('opening the database');
  const session = await openSession((line) => phase(line), { LOG_LEVEL: 'warn' });
  open.defer(() => session.close({ stopDatabase: true }));
  const { env, services, database } = session;
  if (database.applied.length > 0) phase(`migrated: ${database.applied.join(', ')}`);
  const server = await serve(env, { services, runtimeUrl: database.runtimeUrl, metrics: session.metrics });
  open.defer(() => server.stop());
  await rememberAddress(env);
  phase('the server listens');
  const worker = await session.startWorker();
  open.defer(() => worker.stop());
  phase('the worker runs');

  const examplePort = server.port + 1;
  let demo: Awaited<ReturnType<typeof seedDemo>> | undefined;
  if (flags.demo !== false) {
    let said = '';
    demo = await seedDemo({
      env,
      services,
      embedDomains: [`localhost:${examplePort}`, `127.0.0.1:${examplePort}`],
      onProgress(detail, share) {
        const line = `demo tour: ${detail}${share > 0 ? ` ${Math.floor(share * 10) * 10} %` : ''}`;
        if (line !== said) phase(line);
        said = line;
      },
    });
  }
  const example =
    demo && (await serveEmbedExample({ host: env.HOST, port: examplePort, serverUrl: env.PUBLIC_URL, token: demo.embedToken }));
  if (example) open.defer(() => example.stop());
  phase('ready');
  output.say(
    [
      '',
      demo && `  Tour        ${demo.tourUrl}`,
      demo?.siteUrl && `  Site        ${demo.siteUrl}   (events, tours: no JavaScript needed)`,
      example && `  Embedded    http://localhost:${examplePort}   (a page of another origin)`,
      `  Studio      ${env.PUBLIC_URL}/studio`,
      `  API         ${env.PUBLIC_URL}/api`,
      demo && `  Sign-in     ${demo.email}   password ${demo.password}`,
      '',
      '  Next: make a tour of your own panoramas, in the studio or from another terminal:',
      '    npm run belvedere -- import <folder> --publish',
      '',
      '  Stop with Ctrl-C.',
    ]
      .filter((line) => line !== undefined)
      .join('\n'),
  );
  await untilTerminated();
  output.say('Stopping: finishing what runs.');
}
