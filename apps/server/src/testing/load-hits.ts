import { setTimeout as delay } from 'node:timers/promises';
import { newId } from '@belvedere/kernel';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const BATCH = 10;
/** Between two batches of a visitor who looks around, milliseconds. */
const PAUSE = 400;

export interface Visitor {
  at: string;
  visitKey: string;
  ip: string;
}

export interface Load {
  url: string;
  /** How far the clock of the load is before that of the machine, milliseconds. */
  ahead: number;
  /** How long it lasts, milliseconds. */
  length: number;
}

/** Hits that were acknowledged, and calls that were told to come later. */
export interface Taken {
  accepted: number;
  refused: number;
}

/** Sends as a visitor does, and keeps how long each answer took. */
export async function sendAtEase(visitor: Visitor, load: Load, times: number[]): Promise<Taken> {
  const taken = { accepted: 0, refused: 0 };
  const until = performance.now() + load.length;
  await delay(Math.random() * PAUSE);
  while (performance.now() < until) {
    const began = performance.now();
    await post(visitor, load, taken);
    times.push(performance.now() - began);
    await delay(PAUSE * (0.5 + Math.random()));
  }
  if (taken.refused > 0) throw new Error(`${visitor.at}: ${taken.refused} calls of somebody who sends little were refused.`);
  return taken;
}

/** Sends so many batches a second, whatever it is answered. */
export async function shout(visitor: Visitor, load: Load, perSecond: number): Promise<Taken> {
  const taken = { accepted: 0, refused: 0 };
  const calls: Promise<void>[] = [];
  const until = performance.now() + load.length;
  while (performance.now() < until) {
    calls.push(post(visitor, load, taken));
    await delay(1_000 / perSecond);
  }
  await Promise.all(calls);
  return taken;
}

async function post({ at, visitKey, ip }: Visitor, { url, ahead }: Load, taken: Taken): Promise<void> {
  const hits = Array.from({ length: BATCH }, (_, n) => ({
    id: idAt(Date.now() + ahead),
    ...(n === 0 ? { type: 'tour_view' } : { type: 'tour_leave', durationMs: 1_000 }),
  }));
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', 'user-agent': FIREFOX, 'x-forwarded-for': ip },
    body: JSON.stringify({ at, visitKey, visit: visitKey, hits }),
  });
  const { accepted = 0 } = (await response.json()) as { accepted?: number };
  if (response.status === 429) taken.refused++;
  else if (!response.ok) throw new Error(`${at} answered ${response.status}`);
  taken.accepted += accepted;
}

/** A UUIDv7 of that time. */
function idAt(time: number): string {
  const hex = time.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${newId().slice(15)}`;
}
