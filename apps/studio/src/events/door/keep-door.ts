import type { EventView } from '@belvedere/sdk';
import type { Me } from '../../api/session.ts';
import { forgetDoor, keepFrame, listFrames } from './door-store.ts';
import { loadReader } from './scan-codes.ts';

const WORKER = '/studio/door-worker.js';
const FILES = '/studio/assets/';
/** A door that nobody has opened for so long is forgotten: ms. */
const LONG = 7 * 86_400_000;

export const cacheOf = (eventId: string): string => `door ${eventId}`;

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): { createScriptURL(address: string): string };
}

/** The one script that a worker is made of here; the page's policy takes no address that was only put together. */
function trusted(address: typeof WORKER): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  return trustedTypes?.createPolicy('door-worker', { createScriptURL: () => address }).createScriptURL(address) ?? address;
}

/**
 * Puts aside what the page of a door needs to open without a line: itself, the files that it has loaded, and whose door it is. Guests and
 * keys are kept by the desk. What was put aside for doors of another week goes.
 */
export async function keepDoor({ me, event }: { me: Me; event: EventView }): Promise<void> {
  const now = Date.now();
  for (const { eventId, at } of await listFrames()) if (at < now - LONG) await dropDoor(eventId);
  await keepFrame(event.id, { at: now, me, event });
  // Where addresses are not encrypted there are no workers: the door goes on without a line, but does not open without one.
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register(trusted(WORKER), { scope: location.pathname });
  // What is loaded by need alone, and needed then.
  await Promise.all([loadReader(), import('./open-door.ts')]);
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
  const wanted = new Set([location.pathname, ...loaded.filter((path) => path.startsWith(FILES))]);
  const cache = await caches.open(cacheOf(event.id));
  await cache.addAll([...wanted]);
  for (const request of await cache.keys()) if (!wanted.has(new URL(request.url).pathname)) await cache.delete(request);
}

/** Forgets a door: who was to come, whose it was, and its page. What was let in and is not told yet stays to be told. */
export async function dropDoor(eventId: string): Promise<void> {
  await forgetDoor(eventId);
  if (!('serviceWorker' in navigator)) return;
  await caches.delete(cacheOf(eventId));
  for (const worker of await navigator.serviceWorker.getRegistrations())
    if (worker.scope.endsWith(`/events/${eventId}/door`)) await worker.unregister();
}

/** When somebody signs out, nothing of a door is left to whoever has the device next. */
export async function dropDoors(): Promise<void> {
  for (const { eventId } of await listFrames()) await dropDoor(eventId);
}
