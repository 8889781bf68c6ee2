import pg from 'pg';
import type { JobWithMetadata } from 'pg-boss';
import { newId } from '../core/index.ts';
import { OUTBOX_CHANNEL } from '../facts/index.ts';
import type { Services } from '../procedure/context.ts';
import { runInTransaction } from '../procedure/run-in-transaction.ts';
import { withSpan, type Metrics } from '../observability/index.ts';
import { factsOf, type Job, type JobCall } from './define-job.ts';
import type { JobsQuery, Loop } from './define-loop.ts';
import type { Schedule } from './define-schedule.ts';
import { deliverFacts, type JobData } from './deliver-facts.ts';
import { runSchedule, transactionsOf } from './run-schedule.ts';

const POLL_SECONDS = 1;
const HEARTBEAT_SECONDS = 10;
const SCHEDULE_ATTEMPTS = 3;
const SCHEDULE_SECONDS = 3600;
/** Facts that were delivered are kept so long, for whoever looks for what happened. */
const DELIVERED_DAYS = 7;
const OUTBOX_SWEEP = { name: 'kernel.sweep-outbox', cron: '41 * * * *' };
const NO_SCOPES: ReadonlySet<string> = new Set();
/** How often a job looks whether its removed tenant is back. What is put off for longer than any retry is nothing to wait for. */
const PUT_OFF = { seconds: 900, longestRetry: 300 };

export interface Worker {
  /** Delivers what is waiting and returns when nothing is queued or running any more. */
  drain(): Promise<void>;
  /** Waits for running jobs for so many seconds, then gives them back. */
  stop(graceSeconds?: number): Promise<void>;
}

/**
 * Runs the jobs of all systems: facts are taken from the outbox, each hearer's job is queued, run, retried and at last set aside.
 * What the clock begins is queued by whichever worker notices first, once.
 */
export async function startWorker(options: {
  jobsUrl: string;
  services: Services;
  jobs: readonly Job[];
  schedules?: readonly Schedule[];
  loops?: readonly Loop[];
  metrics?: Metrics;
}): Promise<Worker> {
  const { jobsUrl, services, jobs, schedules = [], loops = [], metrics } = options;
  const stopping = new AbortController();
  const pool = new pg.Pool({ connectionString: jobsUrl, max: 4, application_name: 'belvedere-outbox' });
  // Only a worker needs the queue: servers and commands start without it.
  const { PgBoss } = await import('pg-boss');
  const boss = new PgBoss({
    connectionString: jobsUrl,
    schema: 'pgboss',
    createSchema: false,
    max: 4,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
    queueCacheIntervalSeconds: 2,
  });
  const report = (error: Error) => services.log.error({ err: error }, 'job queue');
  pool.on('error', report);
  pool.on('connect', (connection) => connection.on('error', report));
  boss.on('error', report);

  await boss.start();
  for (const job of jobs) await startJob(job);
  for (const schedule of schedules) await startClock(schedule, () => runSchedule(schedule, { services, tenants, signal: stopping.signal }));
  await startClock(OUTBOX_SWEEP, sweepOutbox);
  await forgetSchedules();
  const running = loops.map((loop) => startLoop(loop));
  const pump = startPump();
  return { drain, stop };

  async function startJob(job: Job): Promise<void> {
    const deadLetter = `${job.name}.dead`;
    await boss.createQueue(deadLetter);
    await boss.createQueue(job.name, {
      deadLetter,
      retryLimit: job.attempts - 1,
      retryBackoff: true,
      retryDelay: 1,
      retryDelayMax: PUT_OFF.longestRetry,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      expireInSeconds: 3600,
    });
    // While more is ready than was looked for, nobody waits for the clock between two jobs: eight a second would be all.
    const pace = { pollingIntervalSeconds: 0.5, burstWhenReadyExceeds: 1 };
    const settings = { includeMetadata: true, batchSize: 1, localConcurrency: job.concurrency, ...pace } as const;
    await boss.work<JobData, void, typeof settings>(job.name, settings, ([queued]) => runJob(job, queued!));
  }

  async function startClock({ name, cron }: Pick<Schedule, 'name' | 'cron'>, work: () => Promise<unknown>): Promise<void> {
    const retries = { retryLimit: SCHEDULE_ATTEMPTS - 1, retryBackoff: true, expireInSeconds: SCHEDULE_SECONDS };
    await boss.createQueue(name, { policy: 'short', ...retries });
    await boss.schedule(name, cron, null, { tz: 'UTC', missed: 'once' });
    await boss.work(name, { batchSize: 1, pollingIntervalSeconds: 2 }, async () => {
      const started = performance.now();
      const observe = (outcome: 'done' | 'failed') => metrics?.observeJob({ name, outcome, seconds: (performance.now() - started) / 1000 });
      try {
        await withSpan(name, {}, work);
        observe('done');
      } catch (error) {
        observe('failed');
        services.log.warn({ schedule: name, err: error }, 'schedule failed');
        throw error;
      }
    });
  }

  /** What a release no longer schedules must not be queued for ever. */
  async function forgetSchedules(): Promise<void> {
    const names = new Set([OUTBOX_SWEEP, ...schedules].map(({ name }) => name));
    for (const { name } of await boss.getSchedules()) if (!names.has(name)) await boss.unschedule(name);
  }

  async function tenants(): Promise<string[]> {
    const { rows } = await pool.query<{ id: string }>('SELECT id FROM app.all_tenants() AS id');
    return rows.map(({ id }) => id);
  }

  async function tenantState(tenantId: string): Promise<'live' | 'removed' | 'gone'> {
    const { rows } = await pool.query<{ removed: boolean }>('SELECT deleted_at IS NOT NULL AS removed FROM tenants WHERE id = $1', [
      tenantId,
    ]);
    return rows[0] === undefined ? 'gone' : rows[0].removed ? 'removed' : 'live';
  }

  async function runJob(job: Job, queued: JobWithMetadata<JobData>): Promise<void> {
    const { tenantId, requestId, input, fact } = queued.data;
    const state = await tenantState(tenantId);
    if (state === 'gone') return;
    if (state === 'removed' && !job.evenRemoved) {
      await boss.send(job.name, queued.data, { startAfter: PUT_OFF.seconds });
      return;
    }
    const heard = factsOf(job).find(({ name }) => name === fact?.name) ?? job.hears;
    const actor = { type: 'system', name: job.name } as const;
    const request = { id: requestId ?? newId(), ip: '', userAgent: null };
    const log = services.log.child({ job: job.name, job_id: queued.id, request_id: request.id });
    const origin = { services: { ...services, log }, actor, request, setHeader: () => {} };
    const attempt = queued.retryCount + 1;
    const isLastAttempt = attempt >= job.attempts;
    const started = performance.now();
    const seconds = () => (performance.now() - started) / 1000;
    const call: JobCall<unknown> = {
      services: origin.services,
      tenantId,
      input: heard.payload.parse(input),
      fact: fact && { ...fact, occurredAt: new Date(fact.occurredAt) },
      attempt,
      isLastAttempt,
      signal: AbortSignal.any([stopping.signal, queued.signal]),
      transaction: (work) => runInTransaction(origin, { tenantId, scopes: NO_SCOPES, evenRemoved: job.evenRemoved }, work),
    };
    try {
      await withSpan(job.name, { 'belvedere.request_id': request.id }, () => job.run(call));
      metrics?.observeJob({ name: job.name, outcome: 'done', seconds: seconds() });
      log.info({ attempt, ms: Math.round(seconds() * 1000) }, 'job done');
    } catch (error) {
      metrics?.observeJob({ name: job.name, outcome: isLastAttempt ? 'failed' : 'retried', seconds: seconds() });
      log.warn({ attempt, err: error }, 'job failed');
      throw error;
    }
  }

  /** A loop that ends before the worker does is begun again, a little later. */
  async function startLoop(loop: Loop): Promise<void> {
    const log = services.log.child({ loop: loop.name });
    const query: JobsQuery = async <Row extends object>(text: string, values: readonly unknown[]) =>
      (await pool.query<Row>(text, [...values])).rows;
    while (!stopping.signal.aborted) {
      const transaction = transactionsOf(loop.name, { ...services, log });
      await loop.run({ services: { ...services, log }, query, transaction, signal: stopping.signal }).catch((error: unknown) => {
        log.error({ err: error }, 'loop failed');
      });
      if (!stopping.signal.aborted) await new Promise((resolve) => setTimeout(resolve, POLL_SECONDS * 1000));
    }
  }

  /** Delivers facts when the outbox says so, and once a second in case it was not heard. */
  function startPump() {
    let wake = () => {};
    // One for the life of the worker: one in each round would pile up.
    stopping.signal.addEventListener('abort', () => wake(), { once: true });
    const listener = new pg.Client({ connectionString: jobsUrl, application_name: 'belvedere-outbox' });
    listener.on('notification', () => wake());
    listener.on('error', (error) => services.log.warn({ err: error }, 'outbox listener lost; polling goes on'));
    const ready = listener.connect().then(() => listener.query(`LISTEN ${OUTBOX_CHANNEL}`));
    const done = (async () => {
      await ready.catch((error: unknown) => services.log.warn({ err: error }, 'outbox listener'));
      while (!stopping.signal.aborted) {
        const woken = new Promise<void>((resolve) => (wake = resolve));
        const delivered = await deliverFacts(pool, boss, jobs).catch((error: unknown) => {
          services.log.error({ err: error }, 'outbox');
          return 0;
        });
        if (delivered > 0) continue;
        const timer = setTimeout(() => wake(), POLL_SECONDS * 1000);
        await woken;
        clearTimeout(timer);
      }
      await listener.end();
    })();
    return { done, wake: () => wake() };
  }

  async function sweepOutbox(): Promise<void> {
    await pool.query(`DELETE FROM outbox_facts WHERE dispatched_at < now() - make_interval(days => $1)`, [DELIVERED_DAYS]);
  }

  async function drain(): Promise<void> {
    const names = jobs.map((job) => job.name);
    for (;;) {
      const { rows } = await pool.query<{ open: number }>(
        `SELECT (SELECT count(*) FROM outbox_facts WHERE dispatched_at IS NULL)::int
              + (SELECT count(*) FROM pgboss.job WHERE name = ANY ($1) AND state IN ('created', 'retry', 'active')
                   AND start_after <= now() + make_interval(secs => $2))::int AS open`,
        [names, PUT_OFF.longestRetry],
      );
      if (rows[0]!.open === 0) return;
      pump.wake();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async function stop(graceSeconds = 20): Promise<void> {
    stopping.abort(new Error('The worker is stopping.'));
    await Promise.all([pump.done, ...running]);
    await boss.stop({ graceful: true, timeout: graceSeconds * 1000 });
    await pool.end();
  }
}
