import { SpanStatusCode, trace, type Attributes } from '@opentelemetry/api';
import { afterEach, describe, expect, test } from 'vitest';
import { commonErrors, fail } from '../core/index.ts';
import { createMetrics } from './create-metrics.ts';
import { withSpan } from './with-span.ts';

describe('createMetrics', () => {
  test('requests, jobs, pools and own counters can be read', async () => {
    const metrics = createMetrics({ processMetrics: false });
    metrics.observeHttp({ method: 'GET', route: '/t/:slug', status: 200, seconds: 0.02 });
    metrics.observeHttp({ method: 'BREW', route: '/t/:slug', status: 405, seconds: 0.001 });
    metrics.observeJob({ name: 'media.process', outcome: 'done', seconds: 3 });
    let idle = 4;
    metrics.watchPool('main', () => ({ total: 10, idle, waiting: 0 }));
    metrics.observeQuery(0.02);
    metrics.counter('facts_delivered_total', 'Facts.', ['kind']).inc({ kind: 'tour' }, 2);
    const text = await metrics.text();
    for (const line of [
      'belvedere_http_request_duration_seconds_bucket{le="0.025",method="GET",route="/t/:slug",status="200"} 1',
      'belvedere_http_request_duration_seconds_count{method="OTHER",route="/t/:slug",status="405"} 1',
      'belvedere_job_duration_seconds_sum{name="media.process",outcome="done"} 3',
      'belvedere_db_connections{pool="main",state="idle"} 4',
      'belvedere_db_query_duration_seconds_bucket{le="0.025"} 1',
      'belvedere_facts_delivered_total{kind="tour"} 2',
    ])
      expect(text).toContain(line);
    idle = 1;
    expect(await metrics.text()).toContain('belvedere_db_connections{pool="main",state="idle"} 1');
    expect(metrics.contentType).toContain('text/plain');
  });

  test('two registries do not share their numbers, and the process shows its own', async () => {
    const [first, second] = [createMetrics(), createMetrics({ processMetrics: false })];
    first.observeJob({ name: 'x', outcome: 'failed', seconds: 1 });
    expect(await second.text()).not.toContain('name="x"');
    expect(await first.text()).toContain('process_resident_memory_bytes');
  });
});

describe('withSpan', () => {
  afterEach(() => trace.disable());

  test('work runs and fails as it is without an SDK', async () => {
    expect(await withSpan('a', {}, async (span) => span.isRecording())).toBe(false);
    await expect(withSpan('a', {}, () => Promise.reject(new RangeError('no')))).rejects.toThrow(RangeError);
  });

  test('with one, a span has attributes, ends once, and only our own faults mark it', async () => {
    const spans: { name: string; attributes: Attributes; status?: SpanStatusCode; exceptions: number; ended: number }[] = [];
    const startActiveSpan = (name: string, { attributes }: { attributes: Attributes }, work: (span: unknown) => unknown) => {
      const seen: (typeof spans)[number] = { name, attributes, exceptions: 0, ended: 0 };
      spans.push(seen);
      return work({
        setAttribute: (key: string, value: string) => Object.assign(seen.attributes, { [key]: value }),
        setStatus: ({ code }: { code: SpanStatusCode }) => Object.assign(seen, { status: code }),
        recordException: () => (seen.exceptions += 1),
        end: () => (seen.ended += 1),
      });
    };
    trace.setGlobalTracerProvider({ getTracer: () => ({ startActiveSpan }) as never });
    await withSpan('good', { tenant: 't1' }, async () => 1);
    await expect(withSpan('refused', {}, async () => fail(commonErrors.forbidden))).rejects.toMatchObject({ status: 403 });
    await expect(withSpan('broken', {}, () => Promise.reject(new RangeError('no')))).rejects.toThrow(RangeError);
    expect(spans).toEqual([
      { name: 'good', attributes: { tenant: 't1' }, exceptions: 0, ended: 1 },
      { name: 'refused', attributes: { 'belvedere.error_code': 'common.forbidden' }, exceptions: 0, ended: 1 },
      { name: 'broken', attributes: {}, status: SpanStatusCode.ERROR, exceptions: 1, ended: 1 },
    ]);
  });
});
