import type { Database } from '@belvedere/db';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { LiveTours } from './public/live-tours.ts';

/** Figures for Prometheus: process, connections, tours in memory. */
export function createMetrics({
  database,
  liveTours,
}: {
  database: Database;
  liveTours: LiveTours;
}): () => Promise<{ type: string; text: string }> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, read: () => number) =>
    registry.registerMetric(
      new Gauge({
        name,
        help,
        registers: [],
        collect(this: Gauge) {
          this.set(read());
        },
      }),
    );
  gauge('belvedere_database_connections', 'Open connections to the database.', () => database.stats().total);
  gauge('belvedere_database_waiting', 'Calls that wait for a connection.', () => database.stats().waiting);
  gauge('belvedere_live_tours', 'Published tours in memory.', () => liveTours.stats().entries);
  gauge('belvedere_live_tour_bytes', 'Bytes of published tours in memory.', () => liveTours.stats().bytes);
  return async () => ({ type: registry.contentType, text: await registry.metrics() });
}
