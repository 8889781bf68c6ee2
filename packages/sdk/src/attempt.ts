import { BelvedereError, isBelvedereError } from './errors.ts';

export interface Patience {
  /** How often a failed attempt is repeated. */
  retries: number;
  /** Milliseconds for each attempt. */
  timeoutMs: number;
  signal: AbortSignal | undefined;
}

const FIRST_DELAY = 250;
const LONGEST_DELAY = 8_000;
/** A server that asks for more is not waited for: the caller is told how long it would take. */
const LONGEST_RETRY_AFTER = 30;

/**
 * The one retry policy: what the server calls retryable and what never reached it is tried again, after a random part of a delay that
 * doubles, or after Retry-After.
 */
export async function withRetries<T>(patience: Patience, attempt: (signal: AbortSignal) => Promise<T>): Promise<T> {
  for (let failures = 0; ; failures++) {
    try {
      return await withDeadline(patience, attempt);
    } catch (error) {
      if (failures >= patience.retries || !isBelvedereError(error) || !error.retryable) throw error;
      if ((error.retryAfter ?? 0) > LONGEST_RETRY_AFTER) throw error;
      await pause(delayOf(failures, error), patience.signal);
    }
  }
}

function delayOf(failures: number, { retryAfter }: BelvedereError): number {
  const backOff = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** failures);
  const jittered = backOff * (0.5 + Math.random() / 2);
  return retryAfter === undefined ? jittered : Math.max(jittered, retryAfter * 1000);
}

/** Runs one attempt with a signal that ends it when the caller wants to or its time is over. */
async function withDeadline<T>({ timeoutMs, signal }: Patience, attempt: (signal: AbortSignal) => Promise<T>): Promise<T> {
  if (signal?.aborted) throw aborted(signal);
  const controller = new AbortController();
  let stop: () => void = () => {};
  const stopped = new Promise<never>((_, reject) => {
    const end = (error: BelvedereError) => {
      reject(error);
      controller.abort(error);
    };
    const onAbort = () => end(aborted(signal!));
    const timer = setTimeout(() => {
      end(new BelvedereError({ code: 'client.timeout', message: `There was no answer within ${timeoutMs} ms.`, retryable: true }));
    }, timeoutMs);
    signal?.addEventListener('abort', onAbort, { once: true });
    stop = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    };
  });
  try {
    return await Promise.race([attempt(controller.signal), stopped]);
  } finally {
    stop();
  }
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    const onAbort = () => {
      clearTimeout(timer);
      reject(aborted(signal!));
    };
    if (signal?.aborted) onAbort();
    else signal?.addEventListener('abort', onAbort, { once: true });
  });
}

function aborted(signal: AbortSignal): BelvedereError {
  return new BelvedereError({ code: 'client.aborted', message: 'The call was ended by its signal.', cause: signal.reason });
}
