import { hashToken } from '@belvedere/kernel/core';
import { networkOf } from '../audit-log/network-of.ts';
import type { Gate } from './table.ts';

const HOUR = 3_600;

// Addresses are kept as hashes: the counters tell nobody who has an account, or who tried.
const hashed = (...parts: string[]) => hashToken(parts.join('|'));
const network = (ip: string) => networkOf(ip) ?? 'unknown';

/** A person and a network from which they once signed in. An attacker elsewhere can't slow this one down. */
export function knownGate(email: string, ip: string): Gate {
  return { subject: `known:${hashed(email, network(ip))}`, free: 10, longest: 60, window: HOUR };
}

/** An account, from wherever nobody has signed in to it: about 70 guesses an hour at most. */
export function accountGate(email: string): Gate {
  return { subject: `account:${hashed(email)}`, free: 5, longest: 60, window: HOUR };
}

/** A network, for all accounts together. */
export function networkGate(ip: string): Gate {
  return { subject: `network:${network(ip)}`, free: 100, longest: 60, window: HOUR };
}

/** Codes for the second factor of a person: about a hundred guesses a day at most, of a million, from whoever has the password already. */
export function codeGate(userId: string): Gate {
  return { subject: `code:${hashed(userId)}`, free: 5, longest: HOUR / 4, window: 24 * HOUR };
}

/** What somebody signs in with, as far as it can be told from outside: known for as long as counters are kept. */
export function deviceSubject(userId: string, device: string): string {
  return `device:${hashed(userId, device)}`;
}

/** Mails to one address that somebody else can cause. */
export function mailGate(email: string): Gate {
  return { subject: `mail:${hashed(email)}`, free: 3, longest: HOUR, window: 4 * HOUR };
}

/** Wrong secrets for a key that exists: how often that is written down. */
export function wrongKeyGate(keyId: string, ip: string): Gate {
  return { subject: `key:${hashed(keyId, network(ip))}`, free: 1, longest: HOUR, window: 24 * HOUR };
}

/** Passwords of tours: of one tour from a network that has opened it before, else of the network and of the tour together. */
export function tourGates(tourId: string, ip: string): { known: Gate; others: readonly Gate[] } {
  return {
    known: { subject: `tour-known:${hashed(tourId, network(ip))}`, free: 20, longest: 60, window: HOUR },
    others: [
      { subject: `tour-network:${network(ip)}`, free: 30, longest: 60, window: HOUR },
      { subject: `tour:${hashed(tourId)}`, free: 100, longest: 60, window: HOUR },
    ],
  };
}
