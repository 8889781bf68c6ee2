import { spawn } from 'node:child_process';
import { fail } from '../core/index.ts';
import { ffmpegErrors } from './errors.ts';

export interface LimitedRun {
  /** Where it works; the only place that it has to know. */
  folder: string;
  signal: AbortSignal;
  seconds: number;
  /** Told what it writes to its standard output, which is otherwise kept, up to a megabyte. */
  onOutput?: (bytes: Buffer) => void;
}

// Decoders of strangers' files: 2 GB of memory of its own, and as much processor time as two cores give in the time that it has.
const MEMORY_KB = 2 * 1024 * 1024;
const OUTPUT_BYTES = 1024 * 1024;
const WORDS_BYTES = 4096;
const SCRIPT = 'ulimit -c 0; ulimit -d "$1" 2>/dev/null; ulimit -t "$2" 2>/dev/null; shift 2; exec "$@"';

/**
 * Runs a program on a file that a stranger sent: a process of its own, without our environment, with limits on memory and time that
 * the system holds. Fails with `ffmpeg.broken` or `ffmpeg.timed_out`; what it said goes into the cause, for the log.
 */
export async function runLimited(program: string, args: readonly string[], run: LimitedRun): Promise<Buffer> {
  const { folder, signal, seconds, onOutput } = run;
  signal.throwIfAborted();
  const timeout = AbortSignal.timeout(seconds * 1000);
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'sh', String(MEMORY_KB), String(seconds * 2), program, ...args], {
    cwd: folder,
    env: { LANG: 'C.UTF-8', HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: AbortSignal.any([signal, timeout]),
    killSignal: 'SIGKILL',
  });
  const output: Buffer[] = [];
  let size = 0;
  let words = '';
  child.stdout.on('data', (bytes: Buffer) => {
    if (onOutput) return onOutput(bytes);
    size += bytes.length;
    if (size <= OUTPUT_BYTES) output.push(bytes);
  });
  child.stderr.on('data', (bytes: Buffer) => {
    words = (words + bytes.toString('utf8')).slice(-WORDS_BYTES);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    let failure: Error | undefined;
    child.on('error', (error) => {
      failure = error;
      // A program that could not be started never closes.
      if (child.pid === undefined) reject(error);
    });
    child.on('close', (status) => (failure && failure.name !== 'AbortError' ? reject(failure) : resolve(status)));
  });
  signal.throwIfAborted();
  if (timeout.aborted) fail(ffmpegErrors.timed_out, { cause: new Error(words) });
  if (code !== 0 || size > OUTPUT_BYTES) fail(ffmpegErrors.broken, { cause: new Error(words || `Ended with ${code}.`) });
  return Buffer.concat(output);
}
