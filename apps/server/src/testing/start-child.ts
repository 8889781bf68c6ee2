import { fork, type ChildProcess, type Serializable } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export interface Child {
  readonly process: ChildProcess;
  /** Ends it in the middle of whatever it does, as a cut of the power would; `after` so many milliseconds, which chance chose. */
  kill(after?: number): Promise<void>;
}

interface ChildOptions {
  args?: readonly string[];
  /** Of Node. */
  flags?: string[];
  /** Said to it at once. */
  tell?: Serializable;
  /** What it prints is not shown: for those whose database dies on purpose. */
  isQuiet?: boolean;
}

/** A script in a process of its own, once it has sent its first message. */
export async function startChild(script: URL, { args = [], flags = [], tell, isQuiet = false }: ChildOptions = {}): Promise<Child> {
  const output = isQuiet ? 'ignore' : 'inherit';
  const child = fork(script, args, { execArgv: flags, stdio: ['ignore', output, output, 'ipc'] });
  if (tell !== undefined) child.send(tell);
  const gone = once(child, 'exit');
  const early = gone.then(([code, signal]) => {
    throw new Error(`${script.pathname} ended with ${code ?? signal} before it was up.`);
  });
  await Promise.race([once(child, 'message'), early]);
  return {
    process: child,
    async kill(after = 0) {
      await delay(after);
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** A port that nothing listens on: a server's address stands in its settings before it listens. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
