import { toAppError } from '@belvedere/kernel';

/** The code of the error that a call ends with; undefined when it succeeds. */
export function refusalCode(call: Promise<unknown>): Promise<string | undefined> {
  return call.then(
    () => undefined,
    (error: unknown) => toAppError(error).code,
  );
}
