import { byOrder, type Waiting } from './waitlist.ts';

/** What the trail says of an entry at one moment. */
export interface Step {
  step: 'joined' | 'offered' | 'confirmed' | 'cancelled' | 'expired' | 'withdrawn' | 'prioritized';
  entryId: string;
  places: number;
  priority: number;
  turn: number;
  /** Of the event at that moment; null for as many as come. */
  capacity: number | null;
}

export interface Passed {
  /** Counted from 0. */
  at: number;
  entryId: string;
  /** Who came before, waited, and would have fitted; null where there was no room at all. */
  passed: string | null;
}

/**
 * Plays the steps of an event's waitlist again, oldest first: every place has to have gone to the first in order who fitted into what was
 * free at that moment. @returns where one did not.
 */
export function proveOrder(steps: readonly Step[]): Passed[] {
  const waiting = new Map<string, Waiting>();
  const offered = new Map<string, number>();
  const confirmed = new Map<string, number>();
  const found: Passed[] = [];
  for (const [at, { step, entryId, capacity, ...entry }] of steps.entries()) {
    const taken = [...offered.values(), ...confirmed.values()].reduce((sum, places) => sum + places, 0);
    const free = capacity === null ? Infinity : capacity - taken;
    const isAccepted = step === 'confirmed' && offered.has(entryId);
    if ((step === 'offered' || step === 'confirmed') && !isAccepted) {
      const one: Waiting = { id: entryId, ...entry };
      const before = [...waiting.values()]
        .toSorted(byOrder)
        .find((each) => each.id !== entryId && byOrder(each, one) < 0 && each.places <= free);
      if (entry.places > free) found.push({ at, entryId, passed: null });
      else if (before) found.push({ at, entryId, passed: before.id });
    }
    for (const places of [waiting, offered, confirmed]) if (step !== 'withdrawn' || places === offered) places.delete(entryId);
    if (step === 'joined' || step === 'prioritized' || step === 'withdrawn') waiting.set(entryId, { id: entryId, ...entry });
    if (step === 'offered') offered.set(entryId, entry.places);
    if (step === 'confirmed') confirmed.set(entryId, entry.places);
  }
  return found;
}
