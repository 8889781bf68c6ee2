import type { Transaction } from '@belvedere/db';
import type { Clock } from '@belvedere/kernel/core';
import type { Adapter } from 'lucia';
import { deleteExpired, deleteSessions, extendSession, insertSession, listSessions, type SessionAndAccount } from './table.ts';

export interface SessionStore {
  clock: Clock;
  find(id: string): Promise<SessionAndAccount>;
  /** The transaction to write in. */
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}

/** Lucia's view of our tables: seven queries, none of which knows a token. */
export function sessionAdapter({ clock, find, write }: SessionStore): Adapter {
  return {
    getSessionAndUser: find,
    getUserSessions: (userId) => write((tx) => listSessions(tx, userId)),
    setSession: (session) => write((tx) => insertSession(tx, session)),
    updateSessionExpiration: (id, expiresAt) => write((tx) => extendSession(tx, { id, expiresAt, now: clock.now() })),
    deleteSession: async (id) => void (await write((tx) => deleteSessions(tx, { id }))),
    deleteUserSessions: async (userId) => void (await write((tx) => deleteSessions(tx, { userId }))),
    deleteExpiredSessions: async () => void (await write((tx) => deleteExpired(tx, clock.now()))),
  };
}
