export interface LogSettings {
  /** Folder into which finished segments of the write-ahead log are copied. */
  archive?: string;
  /** Folder of segments to be played, and the moment to stop at. */
  recovery?: { folder: string; target?: Date };
}

/** Seconds after which an unfinished segment is archived too: what a lost disk costs at most. */
const ARCHIVE_TIMEOUT_S = 30;

/**
 * Written on every start, so that a later version's settings reach data made by an earlier one. Sized for a small machine
 * (2 cores, 1 GB free); whoever outgrows them runs a server of their own through DATABASE_URL.
 */
export function settings(port: number, { archive, recovery }: LogSettings = {}): string {
  return `# Written by Belvedere at each start; changes made here are lost.
listen_addresses = '127.0.0.1'
port = ${port}
unix_socket_directories = ''
password_encryption = 'scram-sha-256'

max_connections = 200
shared_buffers = '128MB'
effective_cache_size = '1GB'
work_mem = '8MB'
maintenance_work_mem = '64MB'
random_page_cost = 1.1
max_parallel_workers_per_gather = 1
io_workers = 2
autovacuum_max_workers = 2
jit = off

# Partitioned tables take a lock per partition and index.
max_locks_per_transaction = 256
wal_compression = on
max_wal_size = '1GB'

timezone = 'UTC'
log_timezone = 'UTC'
log_line_prefix = '%m [%p] %u@%d '
log_min_duration_statement = '5s'
log_lock_waits = on
${archive === undefined ? '' : archiveSettings(archive)}${recovery === undefined ? '' : recoverySettings(recovery)}`;
}

function archiveSettings(folder: string): string {
  return `
archive_mode = on
archive_library = 'basic_archive'
archive_timeout = '${ARCHIVE_TIMEOUT_S}s'
basic_archive.archive_directory = ${quoted(folder)}
`;
}

function recoverySettings({ folder, target }: NonNullable<LogSettings['recovery']>): string {
  // The server reads this before it knows the names of time zones: Z is one.
  const moment = target?.toISOString().replace('Z', '+00');
  return `
restore_command = ${quoted(`cp "${folder}/%f" "%p"`)}
${moment ? `recovery_target_time = ${quoted(moment)}\nrecovery_target_action = 'promote'\n` : ''}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Passwords only, over loopback only; replication is for standbys and base backups on this machine. */
export const HOST_RULES = `host all         all 127.0.0.1/32 scram-sha-256
host replication all 127.0.0.1/32 scram-sha-256
`;

export const INITDB_OPTIONS = [
  '--username=postgres',
  '--auth=scram-sha-256',
  '--data-checksums',
  '--encoding=UTF8',
  // The same order and case rules on every machine, whatever its locales; ICU collations remain available per column.
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--no-instructions',
];
