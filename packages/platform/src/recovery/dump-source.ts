import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { BackupSource } from './take-backup.ts';

/** PostgreSQL's own tools are missing, too old for the server, or refuse. */
class DumpFailed extends Error {
  override name = 'DumpFailed';
}

/** A server of the operator's: pg_dump writes its own format, which pg_restore reads. It has to be as new as the server. */
export function dumpSource({ ownerUrl, major }: { ownerUrl: string; major: string }): BackupSource {
  return {
    kind: 'dump',
    async copy() {
      const startedAt = new Date();
      const child = runTool('pg_dump', ['--format=custom', '--compress=0', '--no-password'], ownerUrl);
      return {
        content: child.stdout,
        done: child.done.then(() => ({ major, firstSegment: null, startedAt, completedAt: new Date() })),
      };
    },
  };
}

/** Starts one of PostgreSQL's programs on a database. The password goes by the environment: arguments can be read by everybody. */
export function runTool(name: 'pg_dump' | 'pg_restore', args: readonly string[], url: string) {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const env = {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    LC_ALL: 'C',
    PGHOST: decodeURIComponent(hostname),
    PGPORT: port || '5432',
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    PGSSLMODE: searchParams.get('sslmode') ?? 'prefer',
  };
  const child = spawn(name, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  const said = text(child.stderr);
  const done = once(child, 'close').then(
    async ([code]) => {
      if (code !== 0) throw new DumpFailed(`${name} failed: ${(await said).trim().split('\n').slice(-2).join(' ')}`);
    },
    (cause: unknown) => {
      throw new DumpFailed(`${name} is not here. Install PostgreSQL's client programs, as new as the server.`, { cause });
    },
  );
  return { stdin: child.stdin, stdout: child.stdout, done };
}
