import { DAY, HOUR } from '@belvedere/kernel/core';

export const REQUEST_TYPES = ['access', 'portability', 'rectification', 'erasure', 'restriction', 'objection'] as const;
export type RequestType = (typeof REQUEST_TYPES)[number];

export const REQUEST_STATUSES = ['received', 'verifying', 'in_progress', 'completed', 'rejected', 'overdue'] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** Where a request may go from where it is. What is overdue still has to be done. */
const MOVES: Readonly<Record<RequestStatus, readonly RequestStatus[]>> = {
  received: ['verifying', 'in_progress', 'rejected', 'overdue'],
  verifying: ['in_progress', 'rejected', 'overdue'],
  in_progress: ['completed', 'rejected', 'overdue'],
  overdue: ['in_progress', 'completed', 'rejected'],
  completed: [],
  rejected: [],
};

export function canMove(from: RequestStatus, to: RequestStatus): boolean {
  return MOVES[from].includes(to);
}

export function isClosed(status: RequestStatus): boolean {
  return MOVES[status].length === 0;
}

/** A request has to be answered within a month (GDPR 12.3). */
const ANSWER_WITHIN = 30 * DAY;
/** Who handles requests is reminded so long before. */
const REMIND_BEFORE = 7 * DAY;
/** An erasure can be called off so long. */
const ERASURE_WAITS = 24 * HOUR;

export function dueAt(requestedAt: Date): Date {
  return new Date(requestedAt.getTime() + ANSWER_WITHIN);
}

/** Who asks on the last day before this is reminded of. */
export function remindFrom(now: Date): Date {
  return new Date(now.getTime() + REMIND_BEFORE);
}

export function executeAfter(type: RequestType, verifiedAt: Date): Date {
  return type === 'erasure' ? new Date(verifiedAt.getTime() + ERASURE_WAITS) : verifiedAt;
}

/** What the platform does by itself once it knows who asked; the rest is for people. */
export function isAutomatic(type: RequestType): type is 'access' | 'portability' | 'erasure' {
  return type === 'access' || type === 'portability' || type === 'erasure';
}

/** What happened with a request, and who did it; a type and no interface, so that it is JSON to the database. */
export type Note = {
  at: string;
  by: string | null;
  text: string;
};

const HELD = 'Held back: ';

/** Why something waits, for whoever handles requests. */
export function heldNote(reason: string): string {
  return (HELD + reason).slice(0, 2_000);
}

/** Why an erasure waits that would leave tenants without an owner; the person reads it too. */
export function ownerNote(tenants: readonly string[]): string {
  return `Waits for another owner of: ${tenants.join(', ')}. Make somebody else an owner, or remove the tenant; then it is carried out.`.slice(
    0,
    2_000,
  );
}

/** What the person is told of the notes: their own, and what the platform did; not what handlers wrote, nor why something is held. */
export function notesForPerson(notes: readonly Note[], userId: string): Note[] {
  return notes
    .filter(({ by }) => by === null || by === userId)
    .map((note) => (note.text.startsWith(HELD) ? { ...note, text: 'It waits: there is a legal reason to keep it for now.' } : note));
}

const MOST_NOTES = 100;

export function withNote(notes: readonly Note[], note: Note): Note[] {
  return [...notes, note].slice(-MOST_NOTES);
}
