import { createGaze } from './hits/gaze.ts';
import { createHitQueue, newHitId, type Hit, type HitQueue, type Sent } from './hits/hit-queue.ts';
import { createHotspotsSeen } from './hits/hotspots-seen.ts';
import { keepDecision, readDecision, waitingAt, whenForgotten } from './hits/visitor-decision.ts';
import { askInTour, type ConsentText, type ConsentWords } from './interface/consent-banner.ts';
import { keep, readKept } from './kept.ts';
import { own } from './own.ts';
import type { HotspotState, PluginContext, TourPlugin } from './types.ts';

export { forgetDecision } from './hits/visitor-decision.ts';
export type { ConsentWords } from './interface/consent-banner.ts';

/** Where visits are counted, and how a visitor is asked. */
export interface CountVisitsOptions {
  /** Origin of the server, such as `https://tours.example.org`. */
  server: string;
  /** The tour's own address there: `/t/<tenant>/<tour>`, or `/embed/<token>`. */
  at: string;
  /** BCP 47 tag of the words that the visitor is asked with; the language of the tour when absent. */
  language?: string | undefined;
  /** Shows the words of the tenant and answers what the visitor decided; a banner in the tour does it when absent. Asked once; the browser keeps the answer. */
  ask?: ((words: string) => Promise<boolean>) | undefined;
  /** Words of the banner that replace the English ones; a function is asked for each language. */
  words?: Partial<ConsentWords> | ((language: string) => Partial<ConsentWords>) | undefined;
}

/**
 * A plugin that tells the server what visitors do in a tour: only after they agreed, never where the browser asks not to be followed. Nothing
 * is sent to anybody else, and without a yes nothing is kept but the no. {@link forgetDecision} takes either back. Where the tenant counts
 * without knowing anybody (`visits.counting` of its settings), nobody is asked and nothing is kept in the browser.
 *
 * @example
 * createTour(element, { src, plugins: [countVisits({ server: 'https://tours.example.org', at: '/t/museum/hall' })] });
 */
export function countVisits(given: CountVisitsOptions): TourPlugin {
  const options = own(given);
  return (context) => {
    const started = Date.now();
    const begin = (visitKey: string | null | undefined) => {
      if (visitKey !== undefined && !context.signal.aborted) count(options, { context, visitKey, started });
    };
    keyOf(options, context).then(begin).catch(reportError);
  };
}

/** Counts a visitor who has agreed, or one of whom nothing is kept here, until the tour goes or they take it back. */
function count(
  options: CountVisitsOptions,
  { context, visitKey, started }: { context: PluginContext; visitKey: string | null; started: number },
): void {
  const { signal } = context;
  const forgotten = whenForgotten(signal);
  const waiting = waitingAt(options.at);
  const post = postTo(options, visitKey);
  const queue = createHitQueue({
    send: async (hits) => (forgotten.aborted ? 'refused' : post.send(hits)),
    kept: {
      read: () => (visitKey ? (JSON.parse(readKept(waiting) ?? '[]') as Hit[]) : []),
      write: (hits) => visitKey && !forgotten.aborted && keep(waiting, JSON.stringify(hits)),
    },
    later,
    now: Date.now,
  });
  follow(queue, { ...context, forgotten, started, beacon: post.beacon });
}

function later(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}

interface Followed extends PluginContext {
  forgotten: AbortSignal;
  started: number;
  beacon: (hits: readonly Hit[]) => void;
}

/** From here on what happens is told. */
function follow(queue: HitQueue, { tour, layer, signal, forgotten, started, beacon }: Followed): void {
  const add = (type: string, details: Omit<Hit, 'id' | 'type'> = {}) =>
    queue.add({ id: newHitId(Date.now(), crypto.getRandomValues(new Uint8Array(9))), type, ...details });
  let scene: string | undefined;
  let since = started;
  const leave = () => {
    gaze.flush();
    if (scene !== undefined) add('scene_leave', { sceneId: scene, durationMs: Math.min(Date.now() - since, 86_400_000) });
  };
  let { hotspots } = tour.state;
  const isBefore = (hotspot: HotspotState) => {
    const at = tour.project(hotspot);
    return !!at && at.x >= 0 && at.y >= 0 && at.x <= layer.clientWidth && at.y <= layer.clientHeight;
  };
  const isSeen = () => document.visibilityState === 'visible';
  const watch = createHotspotsSeen({
    inPicture: () => (isSeen() ? hotspots.filter(isBefore).map(({ id }) => id) : []),
    seen: (id) => add('hotspot_view', { hotspotId: id }),
    later,
    now: Date.now,
  });
  const gaze = createGaze({
    looking: () => (isSeen() ? tour.screenToSphere({ x: layer.clientWidth / 2, y: layer.clientHeight / 2 }) : null),
    tell: (looks) => scene !== undefined && add('gaze', { sceneId: scene, looks }),
    later,
  });
  const enter = (id: string | undefined) => {
    scene = id;
    since = Date.now();
    ({ hotspots } = tour.state);
    if (id !== undefined) add('scene_view', { sceneId: id });
    watch.forget();
    watch.look();
  };

  const over = AbortSignal.any([signal, forgotten]);
  add('tour_view');
  enter(tour.state.scene?.id);
  const stops = [
    tour.on('scene', ({ id }) => {
      if (id === scene) return;
      leave();
      enter(id);
    }),
    tour.on('hotspot', ({ id, open }) => {
      if (!open) return;
      watch.opened(id);
      add('hotspot_click', { hotspotId: id });
    }),
    tour.on('view', watch.look),
    tour.on('share', ({ via }) => add('share', { to: via })),
  ];
  // The last moment at which a browser surely lets a page say something.
  document.addEventListener(
    'visibilitychange',
    () => {
      watch.look();
      if (isSeen()) {
        since = Date.now();
        return;
      }
      leave();
      beacon(queue.waiting().slice(-100));
    },
    { signal: over },
  );
  over.addEventListener('abort', () => {
    for (const stop of [...stops, watch.stop, gaze.stop]) stop();
    if (!forgotten.aborted) {
      leave();
      beacon(queue.waiting().slice(-100));
    }
    queue.stop();
  });
}

/** The two ways out: one that hears what became of it, and one that a page can still take when it goes. */
function postTo({ server, at }: CountVisitsOptions, visitKey: string | null) {
  const place = {
    at,
    ...(visitKey && { visitKey, visit: newKey() }),
    page: location.href,
    ...(document.referrer && { referrer: document.referrer }),
  };
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

/** By which the visitor is known once they have agreed; null where the tenant counts without knowing them, undefined where nothing may be counted. */
async function keyOf(options: CountVisitsOptions, context: PluginContext): Promise<string | null | undefined> {
  if ((navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl || navigator.doNotTrack === '1') return undefined;
  const decided = readDecision();
  if (decided !== null) return decided === 'no' ? undefined : decided;
  const answer = await decide(options, context);
  if (!answer) return answer;
  if (!answer.granted) {
    keepDecision('no');
    return undefined;
  }
  const { server, at } = options;
  const visitKey = newKey();
  const body = JSON.stringify({ at, visitKey, ...answer });
  const told = await fetch(`${server}/hits/consent`, { method: 'POST', body, credentials: 'omit' });
  if (!told.ok || !((await told.json()) as { granted: boolean }).granted) return undefined;
  keepDecision(visitKey);
  return visitKey;
}

/** Asks in the words of the tenant, of which alone the server hears until there is a yes. */
async function decide({ server, at, language, ask, words }: CountVisitsOptions, context: PluginContext) {
  const present = () => language ?? context.tour.state.language ?? '';
  const text = async () => {
    const query = new URLSearchParams({ at, language: present() });
    const answer = await fetch(`${server}/hits/consent?${query}`, { credentials: 'omit' });
    const offer = (await answer.json()) as { text?: ConsentText | null; counting?: string };
    isCookieless = offer.counting === 'cookieless';
    return isCookieless ? null : offer.text;
  };
  let isCookieless = false;
  if (!ask) {
    const answer = await askInTour(context, { text, words: () => (typeof words === 'function' ? words(present()) : (words ?? {})) });
    return isCookieless ? null : answer;
  }
  const asked = await text();
  if (!asked) return isCookieless ? null : undefined;
  return { granted: await ask(asked.text), textId: asked.id };
}

const newKey = () =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24))))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
