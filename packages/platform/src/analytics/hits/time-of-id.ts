import { isId } from '@belvedere/kernel/core';

/** When a UUIDv7 was made, by the clock of whoever made it; undefined when it is none. */
export function timeOfId(id: unknown): Date | undefined {
  if (typeof id !== 'string' || !isId(id.toLowerCase())) return undefined;
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
}
