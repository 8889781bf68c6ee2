import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { readFrames, type Frame } from './compare-frames.ts';
import { countTextures, type TextureCount } from './count-textures.ts';
import { SIZE, START } from './make-site.ts';

/** What a machine and its network are like. */
export interface Profile {
  name: string;
  /** The processor is so many times slower. */
  cpu: number;
  network: { mbit: number; latency: number } | null;
}

export interface Visit {
  /** Milliseconds from the start of the navigation. */
  first: number;
  sharp: number;
  /** What tasks of more than 50 ms took beyond those, ms. */
  blocking: number;
  bytes: number;
  /** Milliseconds between frames of a turn of the head; absent where the network is what slows. */
  frames?: { mean: number; p95: number };
  /** What was shown at last. */
  end: Frame;
}

declare global {
  interface Window {
    bench: { look(yaw: number): void; show(index: number): Promise<void> };
    tasks: [start: number, duration: number][];
  }
}

const TOO_LONG = 60_000;
const TURN = { ms: 3000, degreesAMs: 0.06 };

async function open(browser: Browser, profile: Profile): Promise<{ context: BrowserContext; page: Page; cdp: CDPSession }> {
  const context = await browser.newContext({ viewport: SIZE, deviceScaleFactor: 1 });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  const { network, cpu } = profile;
  if (network) {
    const bytesASecond = (network.mbit * 1e6) / 8;
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: network.latency,
      downloadThroughput: bytesASecond,
      uploadThroughput: bytesASecond,
    });
  }
  if (cpu > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  return { context, page, cdp };
}

/** Opens a page with an empty cache and watches it until it is quiet for so many ms; then turns the head, where the network is not what slows. */
export async function visit(browser: Browser, url: string, { profile, quiet }: { profile: Profile; quiet: number }): Promise<Visit> {
  const { context, page, cdp } = await open(browser, profile);
  try {
    await page.addInitScript(() => {
      window.tasks = [];
      const note = (list: PerformanceObserverEntryList) =>
        window.tasks.push(...list.getEntries().map(({ startTime, duration }): [number, number] => [startTime, duration]));
      new PerformanceObserver(note).observe({ type: 'longtask', buffered: true });
    });
    const loads = watchLoads(cdp);
    const frames: Frame[] = [];
    cdp.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
      const jpeg = Buffer.from(data, 'base64');
      if (!frames.at(-1)?.jpeg.equals(jpeg)) frames.push({ at: (metadata.timestamp ?? 0) * 1000, jpeg });
      // The page may be closed by now.
      cdp.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
    });
    await cdp.send('Page.startScreencast', { format: 'jpeg', quality: 80, everyNthFrame: 1 });
    await page.goto(url, { waitUntil: 'commit' });
    const began = Date.now();
    const isQuiet = () => loads.open === 0 && frames.length > 1 && Date.now() - Math.max(loads.last, frames.at(-1)!.at) > quiet;
    // A page that is at work has neither loads nor frames: it is quiet only if it also draws a frame when asked, and still is thereafter.
    const settle = async () => {
      do await wait(50);
      while (!isQuiet() && Date.now() - began < TOO_LONG);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    };
    do {
      await settle();
      if (Date.now() - began > TOO_LONG) throw new Error(`${url} does not come to rest.`);
    } while (!isQuiet());
    await cdp.send('Page.stopScreencast');

    const { origin, tasks } = await page.evaluate(() => ({ origin: performance.timeOrigin, tasks: window.tasks }));
    const shown = await readFrames(frames.filter(({ at }) => at >= origin));
    const sharp = shown.sharp - origin;
    return {
      first: shown.first - origin,
      sharp,
      blocking: tasks.filter(([start]) => start < sharp).reduce((sum, [, duration]) => sum + duration - 50, 0),
      bytes: loads.done.filter(({ at }) => at <= shown.sharp).reduce((sum, { bytes }) => sum + bytes, 0),
      ...(!profile.network && { frames: await turnHead(page) }),
      end: frames.at(-1)!,
    };
  } finally {
    await context.close();
  }
}

/** Loads that are under way, and those that are done with the bytes that came over the wire and when. */
function watchLoads(cdp: CDPSession) {
  const running = new Set<string>();
  const loads = { open: 0, last: 0, done: [] as { at: number; bytes: number }[] };
  let toWall = 0;
  const ended = (id: string, at: number, bytes: number) => {
    running.delete(id);
    loads.open = running.size;
    loads.last = Date.now();
    loads.done.push({ at: (at + toWall) * 1000, bytes });
  };
  cdp.on('Network.requestWillBeSent', ({ requestId, wallTime, timestamp }) => {
    toWall = wallTime - timestamp;
    running.add(requestId);
    loads.open = running.size;
  });
  cdp.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) => ended(requestId, timestamp, encodedDataLength));
  cdp.on('Network.loadingFailed', ({ requestId, timestamp }) => ended(requestId, timestamp, 0));
  return loads;
}

async function turnHead(page: Page): Promise<{ mean: number; p95: number }> {
  const times = await page.evaluate(
    ({ yaw, ms, degreesAMs }) =>
      new Promise<number[]>((done) => {
        const seen: number[] = [];
        const step = (now: number) => {
          seen.push(now);
          const spent = now - seen[0]!;
          if (spent > ms) return done(seen);
          window.bench.look(yaw + spent * degreesAMs);
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
    { yaw: START.yaw, ...TURN },
  );
  const gaps = times
    .slice(1)
    .map((at, index) => at - times[index]!)
    .sort((a, b) => a - b);
  return { mean: gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length, p95: gaps[Math.floor(gaps.length * 0.95)]! };
}

interface Kept extends TextureCount {
  /** Bytes of JavaScript. */
  heap: number;
}

/** What is kept when the caches are filled, and after many changes more. */
export interface Memory {
  before: Kept;
  after: Kept;
}

/** Goes to and fro between two scenes and counts what is kept. */
export async function changeScenes(browser: Browser, url: string, changes: number): Promise<Memory> {
  const { context, page, cdp } = await open(browser, { name: '', cpu: 1, network: null });
  try {
    await page.addInitScript(countTextures);
    await page.goto(url, { waitUntil: 'networkidle' });
    const go = async (times: number): Promise<Kept> => {
      await page.evaluate(async (count) => {
        for (let change = 0; change < count; change++) await window.bench.show((change + 1) % 2);
      }, times);
      // What fades or is freed later.
      await wait(1500);
      await cdp.send('HeapProfiler.collectGarbage');
      const { usedSize } = await cdp.send('Runtime.getHeapUsage');
      return { heap: usedSize, ...(await page.evaluate(() => window.textures())) };
    };
    return { before: await go(10), after: await go(changes) };
  } finally {
    await context.close();
  }
}
