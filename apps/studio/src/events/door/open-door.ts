import { isBelvedereError } from '@belvedere/sdk';
import { belvedereKey } from '@belvedere/sdk/react';
import { clientOf, ownClient, queryClient } from '../../api/client.ts';
import { readFrame } from './door-store.ts';

const DOOR = /^\/studio\/([^/]+)\/events\/([^/]+)\/door$/;
/** As long as the worker waits for a page: ms. */
const PATIENCE = 4_000;

/** Whether the server answers, whatever it says. */
async function isReached(): Promise<boolean> {
  if (!navigator.onLine) return false;
  const answer = ownClient.identity.me(undefined, { signal: AbortSignal.timeout(PATIENCE) });
  return answer.then(
    () => true,
    (error: unknown) => isBelvedereError(error) && error.status > 0 && error.status < 500,
  );
}

/** Before the page of a door starts without a line: who is here and which event it is, as they were when it was last open with one. */
export async function openDoor(): Promise<void> {
  const [, tenant, eventId] = DOOR.exec(location.pathname) ?? [];
  if (tenant === undefined || eventId === undefined || (await isReached())) return;
  const frame = await readFrame(eventId);
  if (!frame) return;
  queryClient.setQueryData(belvedereKey(ownClient.identity.me), frame.me);
  queryClient.setQueryData(belvedereKey(clientOf(tenant).events.get, { id: eventId }), frame.event);
}
