/** The oldest minor release of each major version without a known hole that matters here: the advisories of May 2026 (R15). */
const FLOORS: Readonly<Record<number, number>> = { 15: 18, 16: 14, 17: 10, 18: 4 };
const OLDEST = Math.min(...Object.keys(FLOORS).map(Number));

export interface PostgresVerdict {
  /** Such as `15.20`. */
  version: string;
  /** Too old to run on. */
  isRefused: boolean;
  /** What an operator should do, if anything. */
  warning: string | undefined;
}

/** Judges a server by its `server_version_num`, such as 150020. A major version that is not known yet is taken as safe. */
export function judgePostgres(versionNumber: number): PostgresVerdict {
  const major = Math.floor(versionNumber / 10_000);
  const minor = versionNumber % 10_000;
  const version = `${major}.${minor}`;
  if (major < OLDEST) return { version, isRefused: true, warning: `PostgreSQL ${version} is too old: use ${OLDEST} or newer.` };
  const floor = FLOORS[major];
  const isOpen = floor !== undefined && minor < floor;
  return {
    version,
    isRefused: false,
    warning: isOpen ? `PostgreSQL ${version} has known security holes: update it to ${major}.${floor} or newer.` : undefined,
  };
}
