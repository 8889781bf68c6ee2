import { isBelvedereError } from '@belvedere/sdk';
import { saidByServer } from '../words/by-server.ts';

/** What can be said of any error, for people: what went wrong, and what to do about it. */
export function reasonOf(error: unknown): string {
  if (!isBelvedereError(error)) return error instanceof Error ? error.message : String(error);
  return saidByServer(`refusals.${error.code}`, [error.message, error.help].filter(Boolean).join(' '));
}

/** What the server says of a single field, by the name that the field has in the input. */
export function reasonOfField(error: unknown, name: string): string | undefined {
  if (!isBelvedereError(error)) return undefined;
  const english = error.fields[name];
  // Of an input that is not valid each field says something else.
  if (english === undefined || error.code === 'common.invalid_input') return english;
  return saidByServer(`refusals.${error.code}`, english);
}
