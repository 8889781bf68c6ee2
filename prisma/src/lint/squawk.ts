import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);

/** Rules of squawk that do not fit here, each with its reason. A single place is excused by `-- squawk-ignore <rule>` above it. */
const EXCLUDED = {
  'require-lock-timeout': 'deploy sets it for the session',
  'require-statement-timeout': 'deploy sets it for the session',
  'prefer-bigint-over-int': 'ids are UUIDs; an integer here counts, orders or versions the parts of one object',
};

const report = z.array(z.object({ file: z.string(), line: z.number(), rule_name: z.string(), message: z.string() }));

export type SquawkFinding = { file: string; line: number; rule: string; message: string };

/** What squawk holds against migrations: statements that block an application at work, or break the release before. */
export async function squawk(files: string[]): Promise<SquawkFinding[]> {
  const program = fileURLToPath(import.meta.resolve('squawk-cli/js/bin/squawk'));
  const options = ['--assume-in-transaction', '--pg-version=15.0', '--reporter=json', `--exclude=${Object.keys(EXCLUDED).join(',')}`];
  // It ends with 1 when it has findings, and with something else when it could not look.
  const { stdout } = await run(process.execPath, [program, ...options, ...files]).catch((error: { code?: number; stdout: string }) => {
    if (error.code === 1 && error.stdout) return error;
    throw error;
  });
  return report.parse(JSON.parse(stdout)).map(({ file, line, rule_name: rule, message }) => ({ file, line: line + 1, rule, message }));
}
