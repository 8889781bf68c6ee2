import pino, { type ChildLoggerOptions, type DestinationStream, type Logger, type LevelWithSilent } from 'pino';
import { redact, redactText } from './redact.ts';

export type { Logger } from 'pino';

/** A logger of one JSON object per line. What is logged is redacted twice: members by their names, texts by the form of secrets. */
export function createLogger({
  name,
  level,
  destination,
}: {
  name: string;
  level: LevelWithSilent;
  destination?: DestinationStream;
}): Logger {
  const logger = pino(
    {
      name,
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      messageKey: 'message',
      errorKey: 'error',
      serializers: { error: redact },
      formatters: {
        level: (label) => ({ level: label }),
        bindings: redactMembers,
        log: redactMembers,
      },
      hooks: { streamWrite: redactText },
    },
    destination ?? pino.destination({ sync: false }),
  );
  // A child's members are written once, when it is made, and past the formatters.
  const { child } = logger;
  return Object.assign(logger, {
    child(this: unknown, bindings: Record<string, unknown>, options?: ChildLoggerOptions): Logger {
      return Reflect.apply(child, this, [redactMembers(bindings), options]);
    },
  });
}

function redactMembers(members: Record<string, unknown>): Record<string, unknown> {
  return redact(members) as Record<string, unknown>;
}
