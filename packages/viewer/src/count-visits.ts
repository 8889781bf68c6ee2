import { createHitQueue, newHitId, type Hit, type HitQueue, type Sent } from './hits/hit-queue.ts';
import type { TourPlugin } from './types.ts';

/** Where visits are counted, and how a visitor is asked. */
export interface CountVisitsOptions {
  /** Origin of the server, such as `https://tours.example.org`. */
  server: string;
  /** The tour's own address there: `/t/<tenant>/<tour>`, or `/embed/<token>`. */
  at: string;
  /** BCP 47 tag of the words that the visitor is asked with; the tour's own when absent. */
  language?: string | undefined;
  /** Shows the words of the tenant and answers what the visitor decided. Asked once; the browser keeps the answer. */
  ask: (words: string) => Promise<boolean>;
}

const DECISION = 'belvedere-visitor';
/** Of one tour: others have other scenes. */
const waitingAt = (at: string): string => `belvedere-hits ${at}`;

/**
 * A plugin that tells the server what visitors do in a tour: only after they agreed, never where the browser asks not to be followed. Nothing
 * is sent to anybody else, and without a yes nothing is kept but the no.
 *
 * @example
 * createTour(element, { src, plugins: [countVisits({ server: 'https://tours.example.org', at: '/t/museum/hall', ask: showBanner })] });
 */
export function countVisits(options: CountVisitsOptions): TourPlugin {
  return ({ tour, signal }) => {
    const started = Date.now();
    const begin = (visitKey: string | undefined) => {
      if (visitKey === undefined || signal.aborted) return;
      const post = postTo(options, visitKey);
      const queue = createHitQueue({
        send: post.send,
        kept: {
          read: () => JSON.parse(localStorage.getItem(waitingAt(options.at)) ?? '[]') as Hit[],
          write: (hits) => keep(waitingAt(options.at), JSON.stringify(hits)),
        },
        later: (ms, work) => {
          const timer = setTimeout(work, ms);
          return () => clearTimeout(timer);
        },
        now: Date.now,
      });
      follow(queue, { tour, signal, started, beacon: post.beacon });
    };
    keyOf(options).then(begin).catch(reportError);
  };
}

type Followed = Pick<Parameters<TourPlugin>[0], 'tour' | 'signal'> & { started: number; beacon: (hits: readonly Hit[]) => void };

/** From here on what happens is told. */
function follow(queue: HitQueue, { tour, signal, started, beacon }: Followed): void {
  const add = (type: string, details: Record<string, string | number> = {}) =>
    queue.add({ id: newHitId(Date.now(), crypto.getRandomValues(new Uint8Array(9))), type, ...details });
  let scene: string | undefined;
  let since = started;
  const leave = () => {
    if (scene !== undefined) add('scene_leave', { sceneId: scene, durationMs: Math.min(Date.now() - since, 86_400_000) });
  };
  const enter = (id: string | undefined) => {
    scene = id;
    since = Date.now();
    if (id !== undefined) add('scene_view', { sceneId: id });
  };

  add('tour_view');
  enter(tour.state.scene?.id);
  const stops = [
    tour.on('scene', ({ id }) => {
      if (id === scene) return;
      leave();
      enter(id);
    }),
    tour.on('hotspot', ({ id, open }) => {
      if (open) add('hotspot_click', { hotspotId: id });
    }),
    tour.on('share', ({ via }) => add('share', { to: via })),
  ];
  // The last moment at which a browser surely lets a page say something.
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') {
        since = Date.now();
        return;
      }
      leave();
      beacon(queue.waiting().slice(-100));
    },
    { signal },
  );
  signal.addEventListener('abort', () => {
    for (const stop of stops) stop();
    leave();
    beacon(queue.waiting().slice(-100));
    queue.stop();
  });
}

/** The two ways out: one that hears what became of it, and one that a page can still take when it goes. */
function postTo({ server, at }: CountVisitsOptions, visitKey: string) {
  const visit = newKey();
  const place = { at, visitKey, visit, page: location.href, ...(document.referrer && { referrer: document.referrer }) };
  const body = (hits: readonly Hit[]) => JSON.stringify({ ...place, hits });
  return {
    async send(hits: readonly Hit[]): Promise<Sent> {
      const answer = await fetch(`${server}/hits`, { method: 'POST', body: body(hits), keepalive: true, credentials: 'omit' });
      if (answer.ok) return 'taken';
      if (answer.status === 429 || answer.status >= 500) return { again: Number(answer.headers.get('retry-after') ?? 0) * 1000 };
      reportError(new Error(`Visits are not counted (${answer.status}).`));
      return 'refused';
    },
    /** Nobody hears whether it came through: what it said waits, is sent again, and counts once. */
    beacon: (hits: readonly Hit[]) => void (hits.length > 0 && navigator.sendBeacon(`${server}/hits`, body(hits))),
  };
}

/** By which the visitor is known once they have agreed; undefined where nothing may be counted. */
async function keyOf({ server, at, language = '', ask }: CountVisitsOptions): Promise<string | undefined> {
  if ((navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl || navigator.doNotTrack === '1') return undefined;
  const decided = localStorage.getItem(DECISION);
  if (decided !== null) return decided === 'no' ? undefined : decided;
  const query = new URLSearchParams({ at, language });
  const { text } = (await (await fetch(`${server}/hits/consent?${query}`, { credentials: 'omit' })).json()) as {
    text?: { id: string; text: string } | null;
  };
  if (!text) return undefined;
  if (!(await ask(text.text))) {
    keep(DECISION, 'no');
    return undefined;
  }
  const visitKey = newKey();
  const body = JSON.stringify({ at, visitKey, textId: text.id, granted: true });
  const answer = await fetch(`${server}/hits/consent`, { method: 'POST', body, credentials: 'omit' });
  if (!answer.ok || !((await answer.json()) as { granted: boolean }).granted) return undefined;
  keep(DECISION, visitKey);
  return visitKey;
}

const newKey = () =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24))))
    .replaceAll('+', '-')
    .replaceAll('/', '_');

/** A browser that keeps nothing asks again next time. */
function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Full, or forbidden.
  }
}
