import type { Belvedere, DoorGuest, EventScanResult } from '@belvedere/sdk';
import { judgeGuest, judgeTicket, withScans, type Door, type Outcome, type Scan, type Verdict } from './door.ts';
import { changeDoor, NOTHING_KEPT, readDoor, type Kept } from './door-store.ts';
import { isGenuine, readTicket } from './ticket.ts';

type Tickets = Belvedere['events']['tickets'];

/** What is said of somebody who came. */
export interface Answer {
  outcome: Outcome;
  name: string | null;
  /** How many come in, and of how many. */
  places: number;
  group: number;
  entryId: string | null;
  /** Whether the server said so; else the device did by itself. */
  isTold: boolean;
}

export interface DeskState {
  /** With what was let in here and is not told yet; null until it was loaded once. */
  door: Door | null;
  /** Let in here and not told yet. */
  waiting: number;
  /** Why the server could not be asked the last time. */
  failure: unknown;
}

export interface Desk {
  readonly state: DeskState;
  subscribe(changed: () => void): () => void;
  /** Judges what a camera read. */
  show(text: string): Promise<Answer>;
  /** Lets somebody in who was picked from the list. */
  pick(entryId: string, places?: number): Promise<Answer>;
  undo(entryId: string): Promise<void>;
  /** Tells what waits, and hears what others did. */
  sync(): Promise<void>;
}

/** A slow line does not hold people up: the device's own answer counts then. */
const PATIENCE = 1_500;
const AT_ONCE = 100;
const PAGE = 1000;

/** The door of an event on one device: it works without a network and tells the server when it is back. */
export function createDesk(tickets: Tickets, eventId: string): Desk {
  const listeners = new Set<() => void>();
  let kept: Kept = NOTHING_KEPT;
  let failure: unknown = null;
  let state: DeskState = { door: null, waiting: 0, failure };
  let running: Promise<Map<string, EventScanResult>> = Promise.resolve(new Map());

  const set = (now: Kept) => {
    kept = now;
    state = { door: kept.door && withScans(kept.door, kept.queue), waiting: kept.queue.length, failure };
    for (const changed of listeners) changed();
  };

  /** Sends what waits. @returns what the server made of it. */
  const send = async (): Promise<Map<string, EventScanResult>> => {
    const told = new Map<string, EventScanResult>();
    for (let scans = kept.queue.slice(0, AT_ONCE); scans.length > 0; scans = kept.queue.slice(0, AT_ONCE)) {
      const { results } = await tickets.checkInMany({ eventId, scans: scans.map(toInput) });
      for (const result of results) told.set(result.clientId, result);
      const now = await changeDoor(eventId, ({ door, queue }) => ({
        door: door && { ...door, guests: door.guests.map((guest) => withResult(guest, results)) },
        queue: queue.filter(({ clientId }) => !told.has(clientId)),
      }));
      set(now);
    }
    return told;
  };
  const load = async (): Promise<void> => {
    const guests: DoorGuest[] = [];
    let keys: Door['keys'] = [];
    let cursor: string | null | undefined;
    do {
      const page = await tickets.door({ eventId, limit: PAGE, ...(cursor && { cursor }) });
      guests.push(...page.items);
      ({ keys } = page);
      cursor = page.nextCursor;
    } while (cursor);
    set(await changeDoor(eventId, ({ queue }) => ({ door: { eventId, keys, guests, loadedAt: new Date() }, queue })));
  };
  /** One after the other: what is sent twice counts once, but its answer would be heard by one. */
  const tell = (andLoad: boolean): Promise<Map<string, EventScanResult>> => {
    const next = running.then(async () => {
      try {
        const told = await send();
        if (andLoad) await load();
        failure = null;
        set(kept);
        return told;
      } catch (error) {
        failure = error;
        set(kept);
        return new Map<string, EventScanResult>();
      }
    });
    running = next;
    return next;
  };

  const admit = async ({ outcome, guest, places }: Verdict, ticket?: string): Promise<Answer> => {
    const answer: Answer = {
      outcome,
      places,
      name: guest?.name ?? null,
      group: guest?.places ?? 0,
      entryId: guest?.id ?? null,
      isTold: false,
    };
    if (outcome !== 'in' || !guest) return answer;
    const scan: Scan = { clientId: crypto.randomUUID(), scannedAt: new Date(), entryId: guest.id, places, ...(ticket && { ticket }) };
    set(await changeDoor(eventId, (now) => ({ ...now, queue: [...now.queue, scan] })));
    const told = (await Promise.race([tell(false), after(PATIENCE)]))?.get(scan.clientId);
    return told ? { ...answer, outcome: told.outcome, isTold: true } : answer;
  };
  const current = async (): Promise<Door> => {
    if (!state.door) set(await readDoor(eventId));
    return state.door ?? { eventId, keys: [], guests: [] };
  };

  return {
    get state() {
      return state;
    },
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    async show(text) {
      const door = await current();
      const ticket = readTicket(text);
      const key = ticket && door.keys.find(({ keyId }) => keyId === ticket.keyId);
      if (!ticket || !key || !(await isGenuine(ticket, key.publicKey))) return admit({ outcome: 'not_genuine', guest: null, places: 0 });
      return admit(judgeTicket(door, { ...ticket, isRevoked: key.status === 'revoked' }), text.trim());
    },
    async pick(entryId, places) {
      return admit(judgeGuest(await current(), entryId, places === undefined ? {} : { places }));
    },
    async undo(entryId) {
      const waiting = kept.queue.findLast((scan) => scan.entryId === entryId);
      if (waiting) {
        const queue = ({ queue: all }: Kept) => all.filter(({ clientId }) => clientId !== waiting.clientId);
        set(await changeDoor(eventId, (now) => ({ ...now, queue: queue(now) })));
        return;
      }
      await tickets.undo({ entryId });
      await tell(true);
    },
    async sync() {
      if (!state.door) set(await readDoor(eventId));
      await tell(true);
    },
  };
}

const after = (ms: number) => new Promise<undefined>((done) => setTimeout(() => done(undefined), ms));

function toInput({ clientId, scannedAt, entryId, ticket, places }: Scan) {
  return { clientId, scannedAt, places, ...(ticket === undefined ? { entryId } : { ticket }) };
}

function withResult(guest: DoorGuest, results: readonly EventScanResult[]): DoorGuest {
  const last = results.findLast((result) => result.guest?.id === guest.id);
  return last?.guest ? { ...guest, arrived: last.guest.arrived, checkIn: last.checkIn ?? guest.checkIn } : guest;
}
