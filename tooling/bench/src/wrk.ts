import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const start = promisify(execFile);

export interface Load {
  requests: number;
  requestsPerSecond: number;
  p99Ms: number;
  errors: number;
}

/** Loads one address with wrk (Debian's): keep-alive connections of one thread, so that the server has the other core. */
export async function wrk(
  url: string,
  options: { seconds: number; connections?: number; headers?: Record<string, string>; script?: string },
): Promise<Load> {
  const { seconds, connections = 32, headers = {}, script } = options;
  const args = [
    '-t1',
    `-c${connections}`,
    `-d${seconds}s`,
    '--latency',
    // It adds a Host of its own where it finds none of exactly this name, and the first of two counts.
    ...Object.entries(headers).flatMap(([name, value]) => ['-H', `${name === 'host' ? 'Host' : name}: ${value}`]),
    ...(script ? ['-s', script] : []),
    url,
  ];
  const { stdout } = await start('wrk', args);
  const number = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1] ?? 0);
  const p99 = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout);
  const unit = { us: 0.001, ms: 1, s: 1000 }[p99?.[2] ?? 'ms'] ?? 1;
  return {
    requests: number(/(\d+) requests in/),
    requestsPerSecond: number(/Requests\/sec:\s+([\d.]+)/),
    p99Ms: Number(p99?.[1] ?? 0) * unit,
    errors: number(/Non-2xx or 3xx responses: (\d+)/),
  };
}

export async function hasWrk(): Promise<boolean> {
  try {
    await start('which', ['wrk']);
    return true;
  } catch {
    return false;
  }
}
