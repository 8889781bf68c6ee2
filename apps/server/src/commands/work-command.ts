import type { Output } from './output.ts';
import { openSession, untilTerminated } from './session.ts';

export async function workCommand(output: Output): Promise<void> {
  const session = await openSession(output.say);
  const worker = await session.startWorker();
  output.say('Working. Stop with Ctrl-C; running jobs are finished first.');
  await untilTerminated();
  await worker.stop();
  await session.close();
}
