import { get, update } from 'idb-keyval';
import type { Door, Scan } from './door.ts';

/** What a device keeps of a door, in IndexedDB: it is there without a network, and when the page is opened again. */
export interface Kept {
  door: Door | null;
  /** Let in here and not told yet, oldest first. */
  queue: readonly Scan[];
}

export const NOTHING_KEPT: Kept = { door: null, queue: [] };
const nameOf = (eventId: string) => `door ${eventId}`;

export async function readDoor(eventId: string): Promise<Kept> {
  return (await get<Kept>(nameOf(eventId))) ?? NOTHING_KEPT;
}

/** Changes what is kept in one transaction, so that two tabs lose nothing of each other. @returns how it is now. */
export async function changeDoor(eventId: string, by: (kept: Kept) => Kept): Promise<Kept> {
  let now = NOTHING_KEPT;
  await update<Kept>(nameOf(eventId), (kept) => (now = by(kept ?? NOTHING_KEPT)));
  return now;
}
