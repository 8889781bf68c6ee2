import { DAY, HOUR } from '@belvedere/kernel/core';
import type { AccountAttributes } from './table.ts';

export interface Lifetime {
  /** Unused. */
  idle: number;
  /** At all. */
  absolute: number;
}

const STAFF: Lifetime = { idle: HOUR, absolute: 12 * HOUR };

/** How long a session by cookie lasts (A3): short for whoever may reach every tenant. */
export function lifetimeOf(role: AccountAttributes['platformRole']): Lifetime {
  return role === 'user' ? { idle: DAY, absolute: 30 * DAY } : STAFF;
}

/** How long a device may go on that signed in by tokens: a phone lies in a drawer for a week. */
export function tokenLifetimeOf(role: AccountAttributes['platformRole']): Lifetime {
  return role === 'user' ? { idle: 14 * DAY, absolute: 90 * DAY } : STAFF;
}
