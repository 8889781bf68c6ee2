import type { Output } from './output.ts';
import { openSession, untilTerminated } from './session.ts';

export async function workCommand(output: Output): Promise<void> {
  await using open = new AsyncDisposableStack();
  const session = await openSession(output.say);
  open.defer(() => session.close());
  const worker = await session.startWorker();
  open.defer(() => worker.stop());
  output.say('Working. Stop with Ctrl-C; running jobs are finished first.');
  await untilTerminated();
}
