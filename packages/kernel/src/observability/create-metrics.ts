import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface PoolState {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
}

export interface Metrics {
  readonly contentType: string;
  /** The text that Prometheus reads. */
  text(): Promise<string>;
  /** `route` is the pattern, never the address: each value is a series of its own. */
  observeHttp(request: { method: string; route: string; status: number; seconds: number }): void;
  observeJob(job: { name: string; outcome: 'done' | 'failed' | 'retried'; seconds: number }): void;
  /** Reads the state of a database pool each time it is asked for. */
  watchPool(name: string, state: () => PoolState): void;
  observeQuery(seconds: number): void;
  /** Reads a figure each time it is asked for. */
  gauge(name: string, help: string, read: () => number): void;
  counter(name: string, help: string, labels?: readonly string[]): Counter;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** A registry of its own, so that two servers in one process do not share their numbers. */
export function createMetrics({ processMetrics = true }: { processMetrics?: boolean } = {}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (processMetrics) collectDefaultMetrics({ register: registry });
  const http = new Histogram({
    name: 'belvedere_http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  });
  const jobs = new Histogram({
    name: 'belvedere_job_duration_seconds',
    help: 'Time that a job ran, by its outcome.',
    labelNames: ['name', 'outcome'],
    buckets: [...SECONDS, 60, 600],
    registers,
  });
  const queries = new Histogram({
    name: 'belvedere_db_query_duration_seconds',
    help: 'Time until the database had answered a statement.',
    buckets: SECONDS,
    registers,
  });
  const pools = new Map<string, () => PoolState>();
  new Gauge({
    name: 'belvedere_db_connections',
    help: 'Connections of a database pool by state; waiting are requests for one.',
    labelNames: ['pool', 'state'],
    registers,
    collect() {
      for (const [pool, read] of pools) for (const [state, value] of Object.entries(read())) this.set({ pool, state }, value);
    },
  });

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    observeHttp: ({ method, route, status, seconds }) =>
      http.observe({ method: METHODS.has(method) ? method : 'OTHER', route, status }, seconds),
    observeJob: ({ name, outcome, seconds }) => jobs.observe({ name, outcome }, seconds),
    observeQuery: (seconds) => queries.observe(seconds),
    watchPool: (name, state) => void pools.set(name, state),
    gauge(name, help, read) {
      new Gauge({
        name: `belvedere_${name}`,
        help,
        registers,
        collect() {
          this.set(read());
        },
      });
    },
    counter: (name, help, labels = []) => new Counter({ name: `belvedere_${name}`, help, labelNames: [...labels], registers }),
  };
}
