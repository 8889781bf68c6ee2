import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * The environment of everything that is run: npm's own settings do not leak into pnpm, our Node 24 and tools come first,
 * nothing reports home.
 */
export function environment() {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  return {
    ...clean,
    PATH: [path.join(root, 'node_modules', '.bin'), clean.PATH].join(path.delimiter),
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
  };
}
