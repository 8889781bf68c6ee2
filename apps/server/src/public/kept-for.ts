interface Kept {
  /** So long an answer counts. */
  milliseconds: number;
  /** So many answers are kept; the one that was looked up longest ago goes first. */
  most: number;
  now?: () => number;
}

interface Entry<T> {
  answer: T | Promise<T>;
  until: number;
}

/**
 * A look-up that is done at most once in some time for each key, whoever asks and however often; those who ask meanwhile wait for the
 * same answer. An answer that is known is given at once, without a promise. What failed is looked up again.
 */
export function keptFor<T>(
  { milliseconds, most, now = Date.now }: Kept,
  look: (key: string) => T | Promise<T>,
): (key: string) => T | Promise<T> {
  const known = new Map<string, Entry<T>>();
  return (key) => {
    const former = known.get(key);
    if (former && former.until > now()) return former.answer;
    const answer = look(key);
    const entry: Entry<T> = { answer, until: now() + milliseconds };
    known.delete(key);
    known.set(key, entry);
    if (answer instanceof Promise)
      answer.then(
        (found) => void (entry.answer = found),
        () => known.get(key) === entry && known.delete(key),
      );
    for (const oldest of known.keys()) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
    return answer;
  };
}
