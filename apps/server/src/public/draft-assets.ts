import type { DraftAddress } from '@belvedere/tours';

interface Options {
  /** So long what a draft was seen to show may be loaded without another look. */
  milliseconds: number;
  /** Of so many drafts that is known; the one that was looked at longest ago goes first. */
  most: number;
  now?: () => number;
}

type Assets = ReadonlySet<string>;
interface Running {
  current: Promise<Assets>;
  next?: Promise<Assets>;
}
type Look = (draft: DraftAddress) => Promise<Assets>;

/**
 * Whether a draft shows a file. A yes may be some seconds old; a no never is, as an editor asks for what was put in a moment ago. Only
 * one look at a draft runs at a time, and those who come meanwhile share the next one, however many files are asked for that are not there.
 */
export function createDraftAssets(look: Look, { milliseconds, most, now = Date.now }: Options) {
  const known = new Map<string, { assets: Assets; until: number }>();
  const running = new Map<string, Running>();

  return async (draft: DraftAddress, assetKey: string): Promise<boolean> => {
    const seen = known.get(keyOf(draft));
    return (seen && seen.until > now() && seen.assets.has(assetKey)) || (await lookAnew(draft)).has(assetKey);
  };

  /** What is seen by a look that begins now or later. */
  function lookAnew(draft: DraftAddress): Promise<Assets> {
    const busy = running.get(keyOf(draft));
    if (!busy) return start(draft);
    busy.next ??= busy.current.then(
      () => start(draft),
      () => start(draft),
    );
    return busy.next;
  }

  function start(draft: DraftAddress): Promise<Assets> {
    const key = keyOf(draft);
    const mine: Running = { current: look(draft) };
    running.set(key, mine);
    const keep = (assets?: Assets) => {
      if (running.get(key) === mine && !mine.next) running.delete(key);
      known.delete(key);
      if (assets) known.set(key, { assets, until: now() + milliseconds });
      for (const oldest of known.keys()) {
        if (known.size <= most) break;
        known.delete(oldest);
      }
    };
    mine.current.then(keep, () => keep());
    return mine.current;
  }
}

function keyOf({ tenantId, tourId }: DraftAddress): string {
  return `${tenantId}/${tourId}`;
}
