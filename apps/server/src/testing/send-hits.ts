import { setTimeout as delay } from 'node:timers/promises';
import { newId } from '@belvedere/kernel';

const LONGEST_BATCH = 40;
/** Acknowledged batches that are sent once more, as a browser does that went away before it heard. */
const AGAIN = 0.1;
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** What several visitors sent together. */
export interface Sent {
  acknowledged: number;
  ids: string[];
  /** Hits that move the counter of the tour. */
  views: number;
  /** Calls that failed. */
  refused: number;
  again: number;
}

interface Sender {
  url: string;
  at: string;
  visitKey: string;
  random: () => number;
  isEnough: () => boolean;
  sent: Sent;
}

/** A browser: what is not acknowledged is sent again after a moment, under the same ids. */
export async function sendHits({ url, at, visitKey, random, isEnough, sent }: Sender): Promise<void> {
  while (!isEnough()) {
    const hits = Array.from({ length: 1 + Math.floor(random() * LONGEST_BATCH) }, () =>
      random() < 0.2 ? { id: newId(), type: 'tour_view' } : { id: newId(), type: 'tour_leave', durationMs: 1_000 },
    );
    sent.ids.push(...hits.map(({ id }) => id));
    sent.views += hits.filter(({ type }) => type === 'tour_view').length;
    const body = JSON.stringify({ at, visitKey, visit: visitKey, hits });
    while ((await post(url, body)) !== hits.length) {
      sent.refused++;
      await delay(20 + random() * 80);
    }
    sent.acknowledged += hits.length;
    if (random() < AGAIN) {
      sent.again++;
      await post(url, body);
    }
  }
}

/** @returns how many were acknowledged. */
async function post(url: string, body: string): Promise<number> {
  try {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'text/plain', 'user-agent': FIREFOX }, body });
    const answer = (await response.json()) as { accepted?: number };
    return response.ok ? (answer.accepted ?? 0) : 0;
  } catch {
    return 0;
  }
}
