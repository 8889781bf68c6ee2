import { sweepIdempotencyKeys, type Job, type Schedule, type Scope } from '@belvedere/kernel';
import { platformJobs, platformSchedules, platformScopes } from '@belvedere/platform';
import { toursJobs, toursSchedules, toursScopes } from '@belvedere/tours';

/** What the systems bring besides their procedures. */
export const allScopes: readonly Scope[] = [...platformScopes, ...Object.values(toursScopes)];
export const allJobs: readonly Job[] = [...platformJobs, ...toursJobs];
export const allSchedules: readonly Schedule[] = [sweepIdempotencyKeys, ...platformSchedules, ...toursSchedules];
