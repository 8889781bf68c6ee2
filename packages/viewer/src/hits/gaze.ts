/** Between two looks, ms. */
const EACH = 1_000;
/** Looks that are told together. */
const TOGETHER = 60;
/** Looks of one visit: who leaves a tour open for an hour is not the whole picture. */
const MOST = 300;
/** Whoever turns by more than this between two looks looks at nothing, degrees. */
const REST = 2;

export interface Look {
  yaw: number;
  pitch: number;
}

interface GazeParts {
  /** The direction of the picture that somebody has before them; null while there is nobody or no picture. */
  looking(): Look | null;
  /** Is told of looks as `[yaw, pitch]`, in whole degrees. */
  tell(looks: readonly (readonly [number, number])[]): void;
  /** Does something later; the answer calls it off. */
  later(ms: number, work: () => void): () => void;
}

export interface Gaze {
  /** The scene is left, or the page may go: what was not told yet is. */
  flush(): void;
  stop(): void;
}

/** Looks once a second where the view rests. */
export function createGaze({ looking, tell, later }: GazeParts): Gaze {
  let left = MOST;
  let before: Look | null = null;
  let looks: [number, number][] = [];

  const flush = () => {
    if (looks.length > 0) tell(looks);
    looks = [];
    before = null;
  };
  const look = () => {
    const now = looking();
    if (now && before && turned(now.yaw - before.yaw) <= REST && Math.abs(now.pitch - before.pitch) <= REST) {
      looks.push([Math.round(now.yaw), Math.round(now.pitch)]);
      left--;
    }
    before = now;
    if (looks.length === TOGETHER || left === 0) flush();
    if (left > 0) cancel = later(EACH, look);
  };
  let cancel = later(EACH, look);
  return { flush, stop: () => cancel() };
}

/** By how many degrees, the shorter way. */
function turned(degrees: number): number {
  const once = Math.abs(degrees) % 360;
  return Math.min(once, 360 - once);
}
