import { uuidv7 } from 'uuidv7';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A new id: UUIDv7, which sorts by time. An id is no secret and must never serve as one. */
export function newId(): string {
  return uuidv7();
}

/** Whether it is an id as this platform writes them: UUIDv7 in lower case. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}
