export { createLogger, type Logger } from './create-logger.ts';
export { createMetrics, type Metrics, type PoolState } from './create-metrics.ts';
export { redact, redactText } from './redact.ts';
export { withSpan } from './with-span.ts';
