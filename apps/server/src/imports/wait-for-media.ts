import { setTimeout as wait } from 'node:timers/promises';
import type { Caller } from '../caller.ts';

const POLL = 250;

/** Waits until a file is processed, or is known never to be. */
export async function waitForMedia(caller: Caller, id: string): Promise<void> {
  for (;;) {
    const { status } = await caller.media.get({ id });
    if (status === 'ready' || status === 'failed' || status === 'quarantined') return;
    await wait(POLL);
  }
}
