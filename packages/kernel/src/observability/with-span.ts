import { SpanStatusCode, trace, type Attributes, type Span } from '@opentelemetry/api';
import { AppError } from '../core/index.ts';

/** Runs the work in a span. Without an OpenTelemetry SDK in the process it costs next to nothing. */
export async function withSpan<Result>(name: string, attributes: Attributes, work: (span: Span) => Promise<Result>): Promise<Result> {
  return trace.getTracer('belvedere').startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      markFailed(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

// A refusal that we defined is an answer; only what is our fault marks the span as failed.
function markFailed(span: Span, error: unknown): void {
  if (error instanceof AppError && error.status < 500) {
    span.setAttribute('belvedere.error_code', error.code);
    return;
  }
  span.recordException(error instanceof Error ? error : String(error));
  span.setStatus({ code: SpanStatusCode.ERROR });
}
