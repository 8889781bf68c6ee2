import { setTimeout as wait } from 'node:timers/promises';
import type { SceneView } from '@belvedere/tours';
import type { Caller } from '../caller.ts';

const POLL = 250;

/** Waits until no panorama of a tour is on its way any more. @returns the scenes as they are then. */
export async function waitForPanoramas(caller: Caller, tourId: string, onProgress: (share: number) => void): Promise<SceneView[]> {
  for (;;) {
    const { items } = await caller.tours.scenes.list({ tourId });
    const states = items.flatMap((scene) => scene.panorama ?? []);
    const share = states.reduce((sum, state) => sum + (state.status === 'failed' ? 1 : state.progress), 0) / Math.max(1, states.length);
    onProgress(share);
    if (states.every(({ status }) => status === 'ready' || status === 'failed')) return items;
    await wait(POLL);
  }
}
