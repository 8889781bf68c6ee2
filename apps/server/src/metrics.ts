import type { Services } from '@belvedere/kernel';
import { createMetrics, type Metrics } from '@belvedere/kernel/observability';
import type { PageCache } from '@belvedere/site';
import type { LiveTours } from './public/live-tours.ts';

/** The figures of a process for Prometheus, with its database connections and how long statements take. */
export function openMetrics({ database }: Pick<Services, 'database'>): Metrics {
  const metrics = createMetrics();
  metrics.watchPool('runtime', () => database.stats());
  database.watch(({ seconds }) => metrics.observeQuery(seconds));
  return metrics;
}

/** Adds what a server keeps in memory of published tours. */
export function watchPages(metrics: Metrics, pages: PageCache): void {
  metrics.gauge('pages', 'Pages of visitors in memory.', () => pages.stats().entries);
  metrics.gauge('page_bytes', 'Bytes of pages of visitors in memory.', () => pages.stats().bytes);
}

export function watchLiveTours(metrics: Metrics, liveTours: LiveTours): void {
  metrics.gauge('live_tours', 'Published tours in memory.', () => liveTours.stats().entries);
  metrics.gauge('live_tour_bytes', 'Bytes of published tours in memory.', () => liveTours.stats().bytes);
}
