import { PLATFORM_TENANT_ID, type Database, type Transaction } from '@belvedere/db';
import { SECOND } from '@belvedere/kernel/core';

/** What attempts are counted on, and how patiently. */
export interface Gate {
  subject: string;
  /** Attempts without any wait. */
  free: number;
  /** The longest wait in seconds: waits double up to it, and never become a lock. */
  longest: number;
  /** Seconds without an attempt after which counting starts anew. */
  window: number;
}

export interface Attempt {
  allowed: boolean;
  /** Attempts that were counted, this one too. */
  count: number;
  /** Seconds until the next one is allowed. */
  retryAfter: number;
}

const PLATFORM = { tenantId: PLATFORM_TENANT_ID };

/**
 * Counts an attempt before it is made, in one statement: of many at once, on any number of servers, no more get through than may. A refused
 * attempt is not counted, so nobody prolongs another's wait by knocking.
 */
export async function reserveAttempt(database: Database, gate: Gate, now: Date): Promise<Attempt> {
  const { subject, free, longest } = gate;
  const start = new Date(now.getTime() - gate.window * SECOND);
  // Most of a flood ends here, in one round trip that writes nothing and waits for nobody.
  const text = 'SELECT failures, blocked_until AS "blockedUntil" FROM attempt_counters WHERE subject = $1 AND blocked_until > $2';
  const [blocked] = await database.read<Blocked>(PLATFORM, { name: 'identity.blocked', text, values: [subject, now] });
  if (blocked) return refused(blocked, now);
  return database.transaction(PLATFORM, async (tx) => {
    const [counted] = await tx.$queryRaw<{ failures: number }[]>`
      INSERT INTO attempt_counters AS a (subject, failures, updated_at) VALUES (${subject}, 1, ${now})
      ON CONFLICT (subject) DO UPDATE SET
        failures = CASE WHEN a.updated_at < ${start} THEN 1 ELSE a.failures + 1 END,
        blocked_until = CASE WHEN a.updated_at >= ${start} AND a.failures + 1 > ${free}
          THEN ${now}::timestamptz + least(power(2, least(a.failures + 1 - ${free}, 20)), ${longest}) * interval '1 second' END,
        -- Never the same time twice: a trigger would replace it by the database's own.
        updated_at = greatest(${now}, a.updated_at + interval '1 millisecond')
      WHERE a.blocked_until IS NULL OR a.blocked_until <= ${now}
      RETURNING failures`;
    if (counted) return { allowed: true, count: counted.failures, retryAfter: 0 };
    return refused((await tx.attemptCounter.findUnique({ where: { subject } })) ?? { failures: 0, blockedUntil: null }, now);
  });
}

interface Blocked {
  failures: number;
  blockedUntil: Date | null;
}

function refused({ failures, blockedUntil }: Blocked, now: Date): Attempt {
  const wait = (blockedUntil ?? now).getTime() - now.getTime();
  return { allowed: false, count: failures, retryAfter: Math.max(1, Math.ceil(wait / SECOND)) };
}

/** The attempt was a good one and does not count. */
export async function releaseAttempts(database: Database, subjects: readonly string[]): Promise<void> {
  await database.transaction(PLATFORM, async (tx) => {
    await tx.$executeRaw`
      UPDATE attempt_counters SET failures = greatest(failures - 1, 0), blocked_until = NULL, updated_at = updated_at + interval '1 millisecond'
      WHERE subject = ANY (${[...subjects]})`;
  });
}

/** Remembers a subject that proved itself. */
export async function rememberSubject(database: Database, subject: string, now: Date): Promise<void> {
  await database.transaction(PLATFORM, async (tx) => {
    await tx.$executeRaw`
      INSERT INTO attempt_counters (subject, failures, updated_at) VALUES (${subject}, 0, ${now})
      ON CONFLICT (subject) DO UPDATE SET failures = 0, blocked_until = NULL, updated_at = ${now}`;
  });
}

/** Remembers a subject in the running transaction. @returns whether it is new. */
export async function isNewSubject(tx: Transaction, subject: string, now: Date): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ isNew: boolean }[]>`
    INSERT INTO attempt_counters (subject, failures, updated_at) VALUES (${subject}, 0, ${now})
    ON CONFLICT (subject) DO UPDATE SET updated_at = ${now} RETURNING xmax = 0 AS "isNew"`;
  return row?.isNew ?? false;
}

export async function isSubjectKnown(database: Database, subject: string): Promise<boolean> {
  const text = 'SELECT 1 AS known FROM attempt_counters WHERE subject = $1';
  const rows = await database.read(PLATFORM, { name: 'identity.known_subject', text, values: [subject] });
  return rows.length > 0;
}

/** Removes counters that nobody added to since. @returns how many. */
export function deleteStaleCounters(database: Database, before: Date): Promise<number> {
  return database.transaction(PLATFORM, async (tx) => (await tx.attemptCounter.deleteMany({ where: { updatedAt: { lt: before } } })).count);
}
