import { eventsJobs, eventsLoops, eventsSchedules, eventsScopes, eventsThings } from '@belvedere/events';
import { listWebhookFacts, sweepIdempotencyKeys, type Job, type Loop, type Schedule, type Scope } from '@belvedere/kernel';
import {
  createWebhooksJob,
  platformJobs,
  platformLoops,
  platformQuotaCounters,
  platformSchedules,
  platformScopes,
  reconcileQuotas,
  type ThingDeclaration,
} from '@belvedere/platform';
import { exportTourJob, toursJobs, toursQuotaCounters, toursSchedules, toursScopes, toursThings } from '@belvedere/tours';
import { readOfflineViewer } from './http/asset-routes.ts';

/** What the systems bring besides their procedures. */
export const allScopes: readonly Scope[] = [...platformScopes, ...Object.values(toursScopes), ...Object.values(eventsScopes)];
export const allJobs: readonly Job[] = [
  ...platformJobs,
  ...toursJobs,
  ...eventsJobs,
  exportTourJob(readOfflineViewer),
  createWebhooksJob(listWebhookFacts()),
];
export const allLoops: readonly Loop[] = [...platformLoops, ...eventsLoops];
export const allSchedules: readonly Schedule[] = [
  sweepIdempotencyKeys,
  ...platformSchedules,
  ...toursSchedules,
  ...eventsSchedules,
  reconcileQuotas([...platformQuotaCounters, ...toursQuotaCounters]),
];
/** Kinds of things that policies and ownership can be about. */
export const allThings: readonly ThingDeclaration[] = [...toursThings, ...eventsThings];
