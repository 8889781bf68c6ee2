import { isId } from '@belvedere/kernel/core';

/** When a UUIDv7 was made, by the clock of whoever made it; undefined when it is none. */
export function timeOfId(id: string): Date | undefined {
  return isId(id) ? new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)) : undefined;
}
