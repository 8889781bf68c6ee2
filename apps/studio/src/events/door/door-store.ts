import type { EventView } from '@belvedere/sdk';
import { del, entries, get, set, update } from 'idb-keyval';
import type { Me } from '../../api/session.ts';
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

/** What the page around a door shows, as it was when it was last open with a line. */
export interface Frame {
  /** When: ms. */
  at: number;
  me: Me;
  event: EventView;
}

const FRAME = 'door-frame ';

export const readFrame = (eventId: string): Promise<Frame | undefined> => get<Frame>(`${FRAME}${eventId}`);
export const keepFrame = (eventId: string, frame: Frame): Promise<void> => set(`${FRAME}${eventId}`, frame);

/** The doors that were open on this device, and when. */
export async function listFrames(): Promise<{ eventId: string; at: number }[]> {
  const kept = await entries<string, Frame>();
  return kept.flatMap(([name, { at }]) => (name.startsWith(FRAME) ? [{ eventId: name.slice(FRAME.length), at }] : []));
}

/** Forgets who was to come, and whose door it was; what was let in and is not told yet stays. */
export async function forgetDoor(eventId: string): Promise<void> {
  await del(`${FRAME}${eventId}`);
  const { queue } = await changeDoor(eventId, (kept) => ({ ...kept, door: null }));
  if (queue.length === 0) await del(nameOf(eventId));
}
